package io.daybook.ledger.core.projection.history;

import static io.daybook.ledger.core.projection.history.Pages.all;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.core.projection.history.PaperHistory.Decided;
import io.daybook.ledger.core.projection.history.PaperHistory.Posted;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.OpenHold;
import io.daybook.ledger.query.PageRequest;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every query of the history against a search through everything that the ledger ever answered. */
class HistoryQueryTest {
    private static final long SEED = Long.getLong("daybook.seed", 20_261_124);
    private static final int COMMANDS = Integer.getInteger("daybook.history.queries", 4000);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final PaperHistory PAPER = new PaperHistory();
    private static LedgerEngine ledger;
    private static RandomBooks books;
    private static History history;
    private static long last;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void play() {
        System.out.println("seed: -Ddaybook.seed=" + SEED);
        ledger = LedgerEngine.open(new LedgerContext().clockMode(ClockMode.HOST).journal(new MemoryJournal()));
        books = new RandomBooks(ledger, SEED);
        books.open();
        books.run(COMMANDS);
        history = ledger.history();
        last = ledger.durableSequence();
        assertTrue(history.await(last, LIMIT));
        for (long sequence = 1; sequence <= last; sequence++) {
            PAPER.add(history.event(sequence).orElseThrow());
        }
    }

    @Test
    void shouldHaveSomethingOfEverythingToAskAbout() {
        assertTrue(PAPER.posted.size() > COMMANDS / 4, "postings=" + PAPER.posted.size());
        for (EventKind kind : EventKind.values()) {
            assertTrue(
                    PAPER.decided.stream()
                            .anyMatch(one -> one.receipt().kind() == kind
                                    && one.receipt().isAccepted()),
                    "nothing of kind=" + kind);
        }
        assertTrue(PAPER.decided.stream().anyMatch(one -> one.receipt().outcome() == Outcome.PERIOD_CLOSED));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void shouldAnswerTheBalancesAtASequence() {
        for (long sequence = 1; sequence <= last; sequence += 1 + random.nextInt(20)) {
            for (int account = 1; account <= RandomBooks.ACCOUNTS; account++) {
                assertEquals(
                        PAPER.image(Id.of(account), sequence, Long.MAX_VALUE),
                        history.balances(Id.of(account), AsOf.sequence(sequence)),
                        "account=" + account + " sequence=" + sequence);
            }
        }
    }

    @Test
    void shouldAnswerTheBalancesAtAnInstant() {
        for (int i = 0; i < 300; i++) {
            long instant = RandomBooks.START_NS + random.nextLong(books.nowNs() - RandomBooks.START_NS + 10);
            Id account = account();
            assertEquals(
                    PAPER.image(account, Long.MAX_VALUE, instant), history.balances(account, AsOf.instant(instant)));
        }
    }

    @Test
    void shouldAnswerTheTotalsOfAnEffectiveDateAsKnownAtAnySequence() {
        for (int i = 0; i < 1000; i++) {
            LocalDate day = RandomBooks.START.plusDays(random.nextInt(200) - 60);
            long known = random.nextBoolean() ? last : 20 + random.nextLong(last - 20);
            Id account = account();
            Optional<AccountBalances> found =
                    history.balances(account, AsOf.effective(day).andSequence(known));
            assertEquals(
                    PAPER.sum(account, Side.DEBIT, known, day),
                    found.map(b -> b.debitsPosted().toBigInteger()).orElse(BigInteger.ZERO));
            assertEquals(
                    PAPER.sum(account, Side.CREDIT, known, day),
                    found.map(b -> b.creditsPosted().toBigInteger()).orElse(BigInteger.ZERO));
        }
    }

    @Test
    void shouldBalanceAllAccountsAtOneSequenceOrDate() {
        for (int i = 0; i < 100; i++) {
            long sequence = 1 + random.nextLong(last);
            assertTrue(history.snapshot(AsOf.sequence(sequence)).trialBalance().isBalanced());
            LocalDate day = RandomBooks.START.plusDays(random.nextInt(200) - 60);
            assertTrue(history.snapshot(AsOf.effective(day)).trialBalance().lines().stream()
                    .allMatch(line -> line.difference().signum() == 0));
        }
    }

    @Test
    void shouldAgreeWithTheLedgerAboutNow() {
        List<AccountView> now = ledger.snapshot().accounts();
        assertEquals(now, history.snapshot(AsOf.latest()).accounts());
        assertEquals(last, history.snapshot(AsOf.latest()).sequence());
    }

    @Test
    void shouldPageThePostingsOfAnAccountForwardsAndBackwards() {
        for (int account = 1; account <= RandomBooks.ACCOUNTS; account++) {
            Id id = Id.of(account);
            List<String> expected = PAPER.posted.stream()
                    .filter(posted -> posted.account().equals(id))
                    .map(HistoryQueryTest::text)
                    .sorted()
                    .toList();
            List<BookedPosting> found =
                    all(PageRequest.oldestFirst(1 + random.nextInt(50)), page -> history.postings(id, page));
            assertEquals(
                    expected,
                    found.stream().map(HistoryQueryTest::text).sorted().toList());
            List<BookedPosting> back =
                    all(PageRequest.newestFirst(1 + random.nextInt(50)), page -> history.postings(id, page));
            Collections.reverse(back);
            assertEquals(found, back);
            BookedPosting end = found.get(found.size() - 1);
            assertEquals(ledger.balances(id).orElseThrow().debitsPosted(), end.debitsAfter());
        }
    }

    @Test
    void shouldNameTheCounterAccountWhereThereIsExactlyOne() {
        Map<String, List<Posted>> together = new HashMap<>();
        PAPER.posted.forEach(p -> together.computeIfAbsent(p.sequence() + "/" + p.member(), any -> new ArrayList<>())
                .add(p));
        for (BookedPosting posting : all(PageRequest.oldestFirst(500), page -> history.postings(Id.of(3), page))) {
            List<Id> others =
                    together
                            .get(posting.entry().sequence() + "/"
                                    + posting.entry().member().orElse(-1))
                            .stream()
                            .map(Posted::account)
                            .filter(other -> !other.equals(Id.of(3)))
                            .distinct()
                            .toList();
            Optional<Id> expected = others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
            assertEquals(expected, posting.counterAccount());
        }
    }

    @Test
    void shouldFindByReferenceCodeAndActor() {
        for (int key = 1; key <= 20; key++) {
            Id reference = Id.of(key);
            int code = key;
            long actor = key;
            assertEquals(
                    decided(d -> attributes(d).flatMap(a -> a.reference()).equals(Optional.of(reference))),
                    keys(all(PageRequest.oldestFirst(7), page -> history.byReference(reference, page))));
            assertEquals(
                    decided(d -> attributes(d).map(a -> a.code()).orElse(0) == code),
                    keys(all(PageRequest.oldestFirst(7), page -> history.byCode(code, page))));
            assertEquals(
                    decided(d -> attributes(d).map(a -> a.actor()).equals(Optional.of(OptionalLong.of(actor)))),
                    keys(all(PageRequest.oldestFirst(7), page -> history.byActor(actor, page))));
        }
    }

    @Test
    void shouldTellTheWholeLifeOfEveryHoldAndEveryReversal() {
        for (Decided one : PAPER.decided) {
            if (one.receipt().isAccepted()
                    && one.command().isPresent()
                    && one.receipt().id().compareTo(Id.of(0)) > 0) {
                Id id = one.receipt().id();
                List<String> expected = decided(d -> d.receipt().isAccepted() && isAbout(d, id)
                        || d.command().isEmpty() && d.receipt().id().equals(id));
                if (!isAdministration(one)) {
                    assertEquals(
                            expected, keys(all(PageRequest.oldestFirst(3), page -> history.consequences(id, page))));
                }
            }
        }
    }

    @Test
    void shouldFindTheOneDecisionOfAnId() {
        for (Decided one : PAPER.decided) {
            boolean byItself = one.member() < 0 && one.command().isPresent() && !isAdministration(one);
            if (byItself && one.receipt().outcome() != Outcome.ID_REUSED) {
                HistoryEntry found = history.command(one.receipt().id()).orElseThrow();
                assertEquals(one.sequence(), found.sequence());
                assertEquals(one.receipt().outcome(), found.outcome());
                assertEquals(one.command().orElseThrow().attributes().metadata().length(), found.metadataLength());
            }
        }
        assertTrue(PAPER.decided.stream().anyMatch(one -> one.receipt().outcome() == Outcome.ID_REUSED));
    }

    @Test
    void shouldListTheOpenHolds() {
        Map<Id, HoldState> states = new HashMap<>();
        Map<Id, HoldBalances> holds = new HashMap<>();
        for (Decided one : PAPER.decided) {
            one.receipt().hold().filter(hold -> one.receipt().isAccepted()).ifPresent(hold -> {
                states.put(hold.hold(), hold.state());
                holds.put(hold.hold(), hold);
            });
        }
        List<OpenHold> found = all(PageRequest.oldestFirst(5), history::openHolds);
        assertEquals(
                states.values().stream()
                        .filter(state -> state == HoldState.OPEN)
                        .count(),
                found.size());
        found.forEach(hold -> assertEquals(holds.get(hold.balances().hold()), hold.balances()));
    }

    @Test
    void shouldMakeStatementsThatChainByEitherDate() {
        for (int account = 1; account <= RandomBooks.ACCOUNTS; account++) {
            for (StatementRequest.Basis basis : StatementRequest.Basis.values()) {
                chain(Id.of(account), basis);
            }
        }
    }

    private static void chain(Id account, StatementRequest.Basis basis) {
        LocalDate day = RandomBooks.START.minusDays(60);
        LocalDate end =
                LocalDate.ofEpochDay(books.nowNs() / 86_400_000_000_000L).plusDays(20);
        BigInteger closing = BigInteger.ZERO;
        int lines = 0;
        while (day.isBefore(end)) {
            LocalDate to = day.plusDays(9);
            Statement statement =
                    history.statement(new StatementRequest(account, day, to, basis, OptionalLong.empty()));
            assertEquals(closing, statement.opening());
            closing = statement.closing();
            assertEquals(statement.account().balances().posted(), closing);
            lines += statement.lines().size();
            assertTrue(statement.lines().stream()
                    .sorted(Comparator.comparing(line -> line.posting().entry().sequence()))
                    .allMatch(line -> isWithin(line.posting(), statement.request())));
            day = to.plusDays(1);
        }
        assertEquals(ledger.balances(account).orElseThrow().posted(), closing);
        assertEquals(
                PAPER.posted.stream().filter(p -> p.account().equals(account)).count(), lines);
    }

    @Test
    void shouldStateWhatASearchFinds() {
        for (int i = 0; i < 500; i++) {
            LocalDate from = RandomBooks.START.plusDays(random.nextInt(200) - 60);
            StatementRequest.Basis basis = StatementRequest.Basis.values()[i % 2];
            OptionalLong known = i % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(20 + random.nextLong(last - 20));
            StatementRequest request =
                    new StatementRequest(account(), from, from.plusDays(random.nextInt(40)), basis, known);
            Statement statement = history.statement(request);
            List<Posted> found = PAPER.posted.stream()
                    .filter(posted -> posted.account().equals(request.account()))
                    .filter(posted -> posted.sequence() <= known.orElse(last))
                    .sorted(Comparator.comparing(posted -> dateOn(posted, basis)))
                    .toList();
            BigInteger balance = BigInteger.ZERO;
            List<String> expected = new ArrayList<>();
            for (Posted posted : found) {
                LocalDate date = dateOn(posted, basis);
                boolean raises = posted.side()
                        == statement.account().balances().category().normalSide();
                if (!date.isAfter(request.to())) {
                    balance = raises ? balance.add(posted.amount()) : balance.subtract(posted.amount());
                }
                if (!date.isBefore(from) && !date.isAfter(request.to())) {
                    expected.add(text(posted) + " " + balance);
                }
            }
            assertEquals(
                    expected,
                    statement.lines().stream()
                            .map(line -> text(line.posting()) + " " + line.balance())
                            .toList(),
                    request::toString);
            assertEquals(balance, statement.closing(), request::toString);
        }
    }

    private static LocalDate dateOn(Posted posted, StatementRequest.Basis basis) {
        return basis == StatementRequest.Basis.EFFECTIVE ? posted.day() : dayOf(posted.timestampNs());
    }

    @Test
    void shouldAnswerForSomeAccountsWhatItAnswersForEach() {
        for (int i = 0; i < 100; i++) {
            AsOf asOf = i % 2 == 0
                    ? AsOf.sequence(10 + random.nextLong(last - 10))
                    : AsOf.effective(RandomBooks.START.plusDays(random.nextInt(200) - 60));
            List<Id> some = List.of(account(), account(), Id.of(4711));
            assertEquals(
                    some.stream()
                            .flatMap(id -> history.balances(id, asOf).stream())
                            .toList(),
                    history.snapshot(some, asOf).accounts().stream()
                            .map(AccountView::balances)
                            .toList());
        }
    }

    private static boolean isWithin(BookedPosting posting, StatementRequest request) {
        LocalDate date = request.basis() == StatementRequest.Basis.EFFECTIVE
                ? posting.effectiveDate()
                : LocalDate.ofEpochDay(posting.entry().timestampNs() / 86_400_000_000_000L);
        return !date.isBefore(request.from()) && !date.isAfter(request.to());
    }

    @Test
    void shouldTellTheJournalOfEveryDay() {
        LocalDate day = RandomBooks.START.minusDays(2);
        List<Long> found = new ArrayList<>();
        for (; !day.isAfter(dayOf(books.nowNs()).plusDays(2)); day = day.plusDays(1)) {
            LocalDate date = day;
            List<Event> forwards = all(PageRequest.oldestFirst(1 + random.nextInt(50)), p -> history.journal(date, p));
            List<Event> back = all(PageRequest.newestFirst(1 + random.nextInt(50)), p -> history.journal(date, p));
            Collections.reverse(back);
            assertEquals(forwards, back);
            forwards.forEach(event ->
                    assertEquals(date, dayOf(event.receipt().timestampNs().orElseThrow())));
            forwards.forEach(event -> found.add(event.receipt().sequence().orElseThrow()));
        }
        assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), found);
    }

    private static LocalDate dayOf(long timestampNs) {
        return LocalDate.ofEpochDay(Math.floorDiv(timestampNs, 86_400_000_000_000L));
    }

    @Test
    void shouldRefuseASequenceThatItHasNotComeTo() {
        assertThrows(LedgerException.class, () -> history.snapshot(AsOf.sequence(last + 1)));
    }

    private Id account() {
        return Id.of(1 + random.nextInt(RandomBooks.ACCOUNTS));
    }

    private static List<String> decided(Predicate<Decided> wanted) {
        return PAPER.decided.stream()
                .filter(wanted)
                .map(one -> one.sequence() + "/" + one.member())
                .toList();
    }

    private static List<String> keys(List<HistoryEntry> entries) {
        return entries.stream()
                .map(entry -> entry.sequence() + "/" + entry.member().orElse(-1))
                .toList();
    }

    private static Optional<Attributes> attributes(Decided one) {
        return one.command().map(command -> command.attributes());
    }

    private static boolean isAbout(Decided one, Id id) {
        Command command = one.command().orElse(null);
        return command instanceof CaptureHold c && c.hold().equals(id)
                || command instanceof AdjustHold a && a.hold().equals(id)
                || command instanceof ReleaseHold r && r.hold().equals(id)
                || command instanceof Reverse v && v.original().equals(id)
                || command instanceof CancelScheduled s && s.schedule().equals(id);
    }

    private static boolean isAdministration(Decided one) {
        return one.receipt().kind().code() <= EventKind.OPEN_ACCOUNT.code();
    }

    private static String text(Posted posted) {
        return posted.sequence() + "/" + posted.member() + " " + posted.side() + " " + posted.amount() + " "
                + posted.day();
    }

    private static String text(BookedPosting posting) {
        return posting.entry().sequence() + "/" + posting.entry().member().orElse(-1) + " " + posting.side() + " "
                + posting.amount() + " " + posting.effectiveDate();
    }
}
