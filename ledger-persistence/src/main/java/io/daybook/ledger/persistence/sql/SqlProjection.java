package io.daybook.ledger.persistence.sql;

import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Subscription;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps assets, accounts, balances, postings and holds in tables of a database that the host already runs, behind the
 * ledger's durable sequence and on a thread of its own. Rows and the position are committed in one transaction of the
 * database: each entry of the journal is there exactly once and in order, wherever the projection was stopped. Starting
 * again goes on after the position. Thread-safe.
 *
 * <pre>{@code
 * try (SqlProjection sql = SqlProjection.start(ledger, dataSource::getConnection)) {
 *     sql.await(receipt.sequence().orElseThrow(), Duration.ofSeconds(1));
 * }
 * }</pre>
 *
 * <p>Amounts are in minor units; ids and amounts are {@code NUMERIC(39)}. Tested with PostgreSQL and H2.
 */
public final class SqlProjection implements AutoCloseable {
    private static final int MOST_ENTRIES = 256;
    private static final long POLL_NS = 200_000;

    private final Ledger ledger;
    private final Connection connection;
    private final SqlWriter writer;
    private final SqlRows rows;
    private long taken;
    private volatile long position;
    private Subscription subscription;

    /** Opens a connection: a data source's {@code getConnection}, for example. */
    @FunctionalInterface
    public interface Connections {
        /**
         * A new connection, which the projection keeps until it is closed.
         *
         * @return the connection
         * @throws SQLException when the database cannot be reached
         */
        Connection open() throws SQLException;
    }

    private SqlProjection(Ledger ledger, Connection connection, long position) {
        this.ledger = ledger;
        this.connection = connection;
        this.position = position;
        taken = position;
        writer = new SqlWriter(connection);
        rows = new SqlRows(writer);
    }

    /**
     * Creates the tables where they are missing, and follows the ledger from the position that they hold.
     *
     * @param ledger to follow; the projection is closed before it
     * @param connections of the database
     * @return the running projection
     * @throws SQLException when the database refuses
     * @throws LedgerException MISUSE when the tables are ahead of the ledger, and so of another one
     */
    public static SqlProjection start(Ledger ledger, Connections connections) throws SQLException {
        Connection connection = connections.open();
        boolean started = false;
        try {
            connection.setAutoCommit(false);
            SqlTables.create(connection);
            long position = position(connection);
            connection.commit();
            if (position > ledger.durableSequence()) {
                throw new LedgerException(
                        Category.MISUSE,
                        "the tables are ahead of the ledger: clear them, or use others: position=" + position
                                + ", ledger=" + ledger.durableSequence());
            }
            SqlProjection projection = new SqlProjection(ledger, connection, position);
            projection.subscription = ledger.subscribe(position + 1, projection::take);
            started = true;
            return projection;
        } finally {
            if (!started) {
                connection.close();
            }
        }
    }

    /**
     * Empties the tables, so that the next start builds them again from the journal's beginning.
     *
     * @param connections of the database; no projection is running on it
     * @throws SQLException when the database refuses
     */
    public static void clear(Connections connections) throws SQLException {
        try (Connection connection = connections.open()) {
            connection.setAutoCommit(false);
            SqlTables.create(connection);
            SqlTables.empty(connection);
            connection.commit();
        }
    }

    private static long position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT sequence FROM daybook_position")) {
                if (found.next()) {
                    return found.getLong(1);
                }
            }
            statement.executeUpdate("INSERT INTO daybook_position VALUES (0)");
            return 0;
        }
    }

    private void take(Event event) {
        try {
            rows.add(event);
            taken = event.receipt().sequence().orElseThrow();
            if (taken - position >= MOST_ENTRIES || taken >= ledger.durableSequence()) {
                writer.flush();
                writer.position(position, taken);
                connection.commit();
                position = taken;
            }
        } catch (SQLException failure) {
            throw new LedgerException(
                    Category.HALTED,
                    "the projection has stopped; it goes on after position " + position + " when it is started again: "
                            + failure.getMessage(),
                    failure);
        }
    }

    /**
     * How far the database has come.
     *
     * @return the last sequence that is committed; 0 for none
     */
    public long position() {
        return position;
    }

    /**
     * Waits until the database has come to a sequence.
     *
     * @param sequence at least this one
     * @param atMost how long to wait
     * @return false when it has not come that far in time
     * @throws LedgerException HALTED when the projection has stopped
     */
    public boolean await(long sequence, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (position < sequence) {
            failure().ifPresent(cause -> {
                throw new LedgerException(Category.HALTED, String.valueOf(cause.getMessage()), cause);
            });
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, POLL_NS);
        }
        return true;
    }

    /**
     * Why the projection has stopped by itself.
     *
     * @return empty while it runs
     */
    public Optional<Throwable> failure() {
        return subscription.failure();
    }

    /** Stops following. What is not committed is dropped, and comes again at the next start. */
    @Override
    public void close() throws SQLException {
        subscription.close();
        try (Connection closing = connection) {
            writer.close();
            closing.rollback();
        }
    }
}
