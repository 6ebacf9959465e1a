package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same id again, with one field changed: each field of each command makes it another command, and is named. Whether
 * the first was accepted does not matter, so most here are not.
 */
class IdentityTableTest {
    private static final Id A = Id.of(1);
    private static final Id B = Id.of(2);
    private static final Id C = Id.of(3);
    private static final Amount ONE = Amount.of(1);
    private static final Amount TWO = Amount.of(2);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 20);
    private static final List<Condition> CONDITIONS =
            List.of(Condition.of(A, BalanceKind.POSTED, Comparison.AT_LEAST, BigInteger.ZERO));
    private static final List<ExpectedVersion> VERSIONS = List.of(new ExpectedVersion(A, 9));

    private static BothLedgers ledgers;
    private static long lastId = 10;

    private record Row(Command first, Field field, Command again) {}

    @BeforeAll
    static void open() {
        ledgers = Situations.open();
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    @TestFactory
    Stream<DynamicTest> fields() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(transfers());
        rows.addAll(optionsOfATransfer());
        rows.addAll(transactionsAndHolds());
        rows.addAll(aboutEarlier());
        rows.addAll(administration());
        rows.addAll(changesOfAccounts());
        rows.addAll(kinds());
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.first.kind() + " with another " + row.field.label(), () -> assertReused(row)));
    }

    private static void assertReused(Row row) {
        Receipt first = ledgers.apply(row.first);
        Receipt again = ledgers.apply(row.again);
        assertEquals(Outcome.ID_REUSED, again.outcome());
        assertEquals(row.field.label(), again.detail());
        assertEquals(first.sequence().orElseThrow() + 1, again.sequence().orElseThrow());
        Receipt replayed = ledgers.apply(row.first);
        assertTrue(replayed.replayed());
        assertEquals(first.outcome(), replayed.outcome());
        assertEquals(first.sequence(), replayed.sequence());
    }

    private static Id id() {
        return Id.of(++lastId);
    }

    private static List<Row> transfers() {
        List<Row> rows = new ArrayList<>();
        Id id = id();
        Transfer plain = Transfer.of(id, A, B, ONE);
        rows.add(new Row(plain, Field.DEBIT, Transfer.of(id, C, B, ONE)));
        add(rows, n -> Transfer.of(n, A, B, ONE), Field.CREDIT, n -> Transfer.of(n, A, C, ONE));
        add(rows, n -> Transfer.of(n, A, B, ONE), Field.AMOUNT, n -> Transfer.of(n, A, B, TWO));
        add(rows, n -> Transfer.of(n, A, B, ONE), Field.DEBIT, n -> Transfer.of(n, C, C, TWO));
        add(
                rows,
                n -> transfer(n).build(),
                Field.EFFECTIVE_DATE,
                n -> transfer(n).effectiveDate(DAY).build());
        add(
                rows,
                n -> transfer(n).build(),
                Field.BALANCING,
                n -> transfer(n).balancing(Balancing.BOTH).build());
        add(
                rows,
                n -> transfer(n).build(),
                Field.OVERRIDE_LIMITS,
                n -> transfer(n).overrideLimits(true).build());
        return rows;
    }

    private static List<Row> optionsOfATransfer() {
        List<Row> rows = new ArrayList<>();
        add(
                rows,
                n -> transfer(n).build(),
                Field.EXPECTED_VERSIONS,
                n -> transfer(n).expectedVersions(VERSIONS).build());
        add(
                rows,
                n -> transfer(n).build(),
                Field.CONDITIONS,
                n -> transfer(n).conditions(CONDITIONS).build());
        add(
                rows,
                n -> transfer(n).build(),
                Field.REFERENCE,
                n -> transfer(n).reference(Id.ZERO).build());
        add(rows, n -> transfer(n).build(), Field.CODE, n -> transfer(n).code(1).build());
        add(
                rows,
                n -> transfer(n).build(),
                Field.ACTOR,
                n -> transfer(n).actor(0).build());
        add(
                rows,
                n -> transfer(n).build(),
                Field.METADATA,
                n -> transfer(n).metadata(Metadata.of("x")).build());
        return rows;
    }

    private static Transfer.Builder transfer(Id id) {
        return Transfer.builder(id, A, B, ONE);
    }

    private static List<Row> transactionsAndHolds() {
        List<Row> rows = new ArrayList<>();
        List<Posting> postings = List.of(Posting.debit(A, ONE), Posting.credit(B, ONE));
        List<Posting> swapped = List.of(Posting.credit(B, ONE), Posting.debit(A, ONE));
        add(rows, n -> Transaction.of(n, postings), Field.POSTINGS, n -> Transaction.of(n, swapped));
        add(
                rows,
                n -> Transaction.of(n, postings),
                Field.CONDITIONS,
                n -> Transaction.builder(n, postings).conditions(CONDITIONS).build());
        add(rows, n -> PlaceHold.of(n, A, B, ONE), Field.DEBIT, n -> PlaceHold.of(n, C, B, ONE));
        add(rows, n -> PlaceHold.of(n, A, B, ONE), Field.AMOUNT, n -> PlaceHold.of(n, A, B, TWO));
        add(
                rows,
                n -> PlaceHold.of(n, A, B, ONE),
                Field.TIME_TO_LIVE_SECONDS,
                n -> PlaceHold.builder(n, A, B, ONE).timeToLiveSeconds(1).build());
        add(
                rows,
                n -> PlaceHold.of(n, A, B, ONE),
                Field.BALANCING,
                n -> PlaceHold.builder(n, A, B, ONE).balancing(Balancing.DEBIT).build());
        return rows;
    }

    private static List<Row> aboutEarlier() {
        List<Row> rows = new ArrayList<>();
        add(rows, n -> CaptureHold.of(n, A), Field.HOLD, n -> CaptureHold.of(n, B));
        add(
                rows,
                n -> CaptureHold.of(n, A),
                Field.AMOUNT,
                n -> CaptureHold.builder(n, A).amount(ONE).build());
        add(
                rows,
                n -> CaptureHold.of(n, A),
                Field.FINAL,
                n -> CaptureHold.builder(n, A).finalCapture(false).build());
        add(rows, n -> AdjustHold.of(n, A, ONE), Field.HOLD, n -> AdjustHold.of(n, B, ONE));
        add(rows, n -> AdjustHold.of(n, A, ONE), Field.AMOUNT, n -> AdjustHold.of(n, A, TWO));
        add(
                rows,
                n -> AdjustHold.of(n, A, ONE),
                Field.TIME_TO_LIVE_SECONDS,
                n -> AdjustHold.builder(n, A, ONE).timeToLiveSeconds(2).build());
        add(rows, n -> ReleaseHold.of(n, A), Field.HOLD, n -> ReleaseHold.of(n, B));
        add(rows, n -> Reverse.of(n, A), Field.ORIGINAL, n -> Reverse.of(n, B));
        add(
                rows,
                n -> Reverse.of(n, A),
                Field.AMOUNT,
                n -> Reverse.builder(n, A).amount(ONE).build());
        add(rows, n -> ScheduleTransfer.of(n, A, B, ONE, 5), Field.DUE_AT, n -> ScheduleTransfer.of(n, A, B, ONE, 6));
        add(rows, n -> CancelScheduled.of(n, A), Field.SCHEDULE, n -> CancelScheduled.of(n, B));
        return rows;
    }

    private static List<Row> administration() {
        List<Row> rows = new ArrayList<>();
        add(rows, n -> open(n).build(), Field.ASSET, n -> OpenAccount.of(n, "USD", AccountCategory.ASSET));
        add(rows, n -> open(n).build(), Field.CATEGORY, n -> OpenAccount.of(n, "EUR", AccountCategory.EXPENSE));
        add(rows, n -> open(n).build(), Field.BOOK, n -> open(n).book(2).build());
        add(
                rows,
                n -> open(n).build(),
                Field.OVERDRAFT_LIMIT,
                n -> open(n).overdraftLimit(Limit.ZERO).build());
        add(
                rows,
                n -> open(n).build(),
                Field.MAXIMUM_BALANCE,
                n -> open(n).maximumBalance(Limit.ZERO).build());
        return rows;
    }

    private static List<Row> changesOfAccounts() {
        List<Row> rows = new ArrayList<>();
        add(rows, n -> UpdateAccount.of(n, A), Field.ACCOUNT, n -> UpdateAccount.of(n, B));
        add(
                rows,
                n -> UpdateAccount.of(n, A),
                Field.NEW_CODE,
                n -> UpdateAccount.builder(n, A).newCode(0).build());
        add(
                rows,
                n -> UpdateAccount.of(n, A),
                Field.NEW_REFERENCE,
                n -> UpdateAccount.builder(n, A).newReference(Id.ZERO).build());
        add(
                rows,
                n -> UpdateAccount.of(n, A),
                Field.NEW_METADATA,
                n -> UpdateAccount.builder(n, A).newMetadata(Metadata.EMPTY).build());
        add(
                rows,
                n -> UpdateAccount.of(n, A),
                Field.EXPECTED_VERSION,
                n -> UpdateAccount.builder(n, A).expectedVersion(0).build());
        add(rows, n -> block(n, BlockedSide.DEBITS), Field.SIDE, n -> block(n, BlockedSide.BOTH));
        add(rows, n -> CloseAccount.of(n, A), Field.ACCOUNT, n -> CloseAccount.of(n, B));
        add(rows, n -> ReopenAccount.of(n, A), Field.ACCOUNT, n -> ReopenAccount.of(n, B));
        add(rows, n -> ClosePeriod.of(n, day(1)), Field.THROUGH, n -> ClosePeriod.of(n, day(2)));
        add(
                rows,
                n -> ClosePeriod.of(n, day(1)),
                Field.BOOK,
                n -> ClosePeriod.builder(n, day(1)).book(2).build());
        return rows;
    }

    private static OpenAccount.Builder open(Id id) {
        return OpenAccount.builder(id, "EUR", AccountCategory.ASSET);
    }

    private static Command block(Id id, BlockedSide side) {
        return BlockAccount.of(id, A, side);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(1, 1, day);
    }

    private static List<Row> kinds() {
        List<Row> rows = new ArrayList<>();
        Command member = CloseAccount.of(id(), A);
        Command other = CloseAccount.of(id(), A);
        add(rows, n -> Group.of(n, List.of(member)), Field.COMMANDS, n -> Group.of(n, List.of(other)));
        add(rows, n -> Group.of(n, List.of(member)), Field.COMMANDS, n -> Group.of(n, List.of(member, other)));
        add(rows, n -> block(n, BlockedSide.BOTH), Field.COMMAND, n -> UnblockAccount.of(n, A, BlockedSide.BOTH));
        add(rows, n -> Transfer.of(n, A, B, ONE), Field.COMMAND, n -> PlaceHold.of(n, C, B, TWO));
        add(rows, n -> Group.of(n, List.of(member)), Field.COMMAND, n -> CloseAccount.of(n, A));
        return rows;
    }

    private interface Made {
        Command with(Id id);
    }

    private static void add(List<Row> rows, Made first, Field field, Made again) {
        Id id = id();
        rows.add(new Row(first.with(id), field, again.with(id)));
    }
}
