package io.daybook.ledger.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.persistence.ChildJvm;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The books in H2 and in a real PostgreSQL: what is in the tables is what the ledger holds, however often the
 * projection was broken off or its process killed. {@code -Ddaybook.seed=…} for the same books again,
 * {@code -Ddaybook.sql.commands=20000 -Ddaybook.sql.kills=30} for a long run.
 */
class SqlProjectionTest {
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    private static final int COMMANDS = Integer.getInteger("daybook.sql.commands", 1500);
    private static final int KILLS = Integer.getInteger("daybook.sql.kills", 1);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String AGAIN = "daybook.seed=" + SEED;

    private static final List<String> QUERIES = List.of(
            "SELECT * FROM daybook_position",
            "SELECT * FROM daybook_assets ORDER BY code",
            "SELECT * FROM daybook_accounts ORDER BY id",
            "SELECT * FROM daybook_balances ORDER BY account",
            "SELECT * FROM daybook_postings ORDER BY sequence, member, line",
            "SELECT * FROM daybook_holds ORDER BY id",
            "SELECT * FROM daybook_schedules ORDER BY id");

    @TempDir
    private static Path temporary;

    private static Path books;
    private static Ledger ledger;
    private static Optional<Databases.Postgres> postgres = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        books = temporary.resolve("books");
        RandomBooks.fill(books, SEED, COMMANDS);
        ledger = Daybook.openReadOnly(books);
        postgres = Databases.Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        ledger.close();
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }

    private List<String> addresses(String name) throws Exception {
        List<String> addresses = new ArrayList<>();
        addresses.add(Databases.h2(Files.createDirectories(temporary.resolve(name))));
        postgres.map(Databases.Postgres::url).ifPresent(addresses::add);
        return addresses;
    }

    private static SqlProjection.Connections connections(String address) {
        return () -> DriverManager.getConnection(address);
    }

    @Test
    void shouldHoldWhatTheLedgerHolds() throws Exception {
        for (String address : addresses("whole")) {
            SqlProjection.clear(connections(address));
            project(connections(address));
            try (Connection connection = DriverManager.getConnection(address)) {
                History history = ledger.history();
                assertTrue(history.await(ledger.durableSequence(), LIMIT));
                assertEquals(
                        accounts(),
                        rows(
                                connection,
                                "SELECT a.id, a.status, a.version, b.debits_posted, b.credits_posted, "
                                        + "b.debits_pending, "
                                        + "b.credits_pending FROM daybook_accounts a JOIN daybook_balances b "
                                        + "ON a.id = b.account ORDER BY a.id"),
                        AGAIN);
                for (AccountView account : ledger.snapshot().accounts()) {
                    assertEquals(
                            postings(history, account),
                            rows(
                                    connection,
                                    "SELECT sequence, kind, command, side, amount, effective_date "
                                            + "FROM daybook_postings "
                                            + "WHERE account = " + account.id() + " ORDER BY sequence, member, line"),
                            AGAIN);
                }
                assertEquals(
                        holds(history),
                        rows(
                                        connection,
                                        "SELECT id, authorised, captured FROM daybook_holds WHERE state = 'OPEN' "
                                                + "ORDER BY sequence, id")
                                .stream()
                                .sorted()
                                .toList(),
                        AGAIN);
            }
        }
    }

    private static List<String> accounts() {
        return ledger.snapshot().accounts().stream()
                .map(account -> account.id() + "|" + account.balances().status() + "|"
                        + account.balances().version() + "|"
                        + account.balances().debitsPosted() + "|"
                        + account.balances().creditsPosted() + "|"
                        + account.balances().debitsPending() + "|"
                        + account.balances().creditsPending())
                .toList();
    }

    private static List<String> postings(History history, AccountView account) {
        List<String> lines = new ArrayList<>();
        PageRequest request = PageRequest.oldestFirst(1000);
        Page<BookedPosting> page;
        do {
            page = history.postings(account.id(), request);
            page.items()
                    .forEach(posting -> lines.add(posting.entry().sequence() + "|"
                            + posting.entry().kind().label() + "|"
                            + posting.entry().id() + "|" + posting.side() + "|"
                            + posting.amount() + "|" + posting.effectiveDate()));
            request = request.after(page);
        } while (page.next().isPresent());
        return lines;
    }

    private static List<String> holds(History history) {
        return history.openHolds(PageRequest.oldestFirst(10_000)).items().stream()
                .map(hold -> hold.balances().hold() + "|" + hold.balances().authorised() + "|"
                        + hold.balances().captured())
                .sorted()
                .toList();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenItIsBrokenOff() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (String address : addresses("broken")) {
            SqlProjection.clear(connections(address));
            project(connections(address));
            List<String> whole = content(address);
            SqlProjection.clear(connections(address));
            int breaks = 0;
            while (!project(breaking(address, random))) {
                breaks++;
            }
            assertTrue(breaks > 0, "it was never broken off");
            assertEquals(whole, content(address), AGAIN);
        }
    }

    @Test
    void shouldLoseAndDoubleNothingWhenItsProcessIsKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (String address : addresses("killed")) {
            SqlProjection.clear(connections(address));
            project(connections(address));
            List<String> whole = content(address);
            SqlProjection.clear(connections(address));
            for (int i = 0; i < KILLS; i++) {
                Process child = ChildJvm.start(ProjectingProcess.class, books.toString(), address);
                assertEquals('s', child.getInputStream().read());
                child.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS);
                child.toHandle().destroyForcibly();
                assertTrue(child.waitFor(30, TimeUnit.SECONDS), "the child survives SIGKILL");
            }
            project(connections(address));
            assertEquals(whole, content(address), AGAIN);
        }
    }

    @Test
    void shouldRefuseTablesThatAreAheadOfTheLedger() throws Exception {
        String address = addresses("ahead").get(0);
        project(connections(address));
        try (Ledger earlier = Daybook.openReadOnly(books, 10)) {
            LedgerException refused =
                    assertThrows(LedgerException.class, () -> SqlProjection.start(earlier, connections(address)));
            assertEquals(LedgerException.Category.MISUSE, refused.category());
        }
    }

    /** Whether it came to the end. */
    private static boolean project(SqlProjection.Connections connections) throws SQLException {
        try (SqlProjection sql = SqlProjection.start(ledger, connections)) {
            return sql.await(ledger.durableSequence(), LIMIT);
        } catch (LedgerException | SQLException broken) {
            assertTrue(String.valueOf(broken.getMessage()).contains("broken off"), broken::toString);
            return false;
        }
    }

    /** Connections that break at a random call, before or right after it. */
    private static SqlProjection.Connections breaking(String address, SplittableRandom random) {
        return () -> {
            Connection real = DriverManager.getConnection(address);
            int[] calls = {1 + random.nextInt(6)};
            return (Connection) Proxy.newProxyInstance(
                    SqlProjectionTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        boolean counts = method.getName().equals("commit");
                        boolean breaks = counts && --calls[0] <= 0;
                        if (breaks && random.nextBoolean()) {
                            real.rollback();
                            throw new SQLException("broken off before the commit");
                        }
                        try {
                            Object answer = method.invoke(real, arguments);
                            if (breaks) {
                                throw new SQLException("broken off after the commit");
                            }
                            return answer;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        };
    }

    private static List<String> content(String address) throws SQLException {
        List<String> content = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address)) {
            for (String query : QUERIES) {
                content.addAll(rows(connection, query));
            }
        }
        return content;
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i > 1 ? "|" : "").append(found.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
