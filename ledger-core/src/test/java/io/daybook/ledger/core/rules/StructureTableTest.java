package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a command may look like at its edges: ids, versions, conditions, lengths, and amounts of more than 64 bits. */
class StructureTableTest {
    private static final Id CASH = Id.of(1);
    private static final Id ANNA = Id.of(2);
    private static final Id BORIS = Id.of(3);
    private static final Id CARLA = Id.of(31);
    private static final Id DORA = Id.of(32);
    private static final Id LIMITED = Id.of(4);
    private static final Id LAST = Id.of(BigInteger.TWO.pow(128).subtract(BigInteger.TWO));
    private static final Amount LARGE = Amount.of(BigInteger.TWO.pow(65).add(BigInteger.TEN));
    private static final Id LARGE_HOLD = Id.of(50);
    private static final Id LARGE_HOLD_IN_PARTS = Id.of(51);
    private static final String FIELD = "INVALID_FIELD ";

    private static BothLedgers ledgers;
    private static long lastId = 100;

    @BeforeAll
    static void open() {
        ledgers = new BothLedgers();
        ledgers.accepted(RegisterAsset.of("EUR", 2));
        for (Id account : List.of(CASH, ANNA, BORIS, CARLA, DORA)) {
            ledgers.accepted(OpenAccount.of(account, "EUR", AccountCategory.EQUITY));
        }
        ledgers.accepted(OpenAccount.of(LIMITED, "EUR", AccountCategory.LIABILITY));
        ledgers.accepted(PlaceHold.of(LARGE_HOLD, CASH, ANNA, LARGE));
        ledgers.accepted(PlaceHold.of(LARGE_HOLD_IN_PARTS, CASH, ANNA, LARGE));
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    @TestFactory
    Stream<DynamicTest> ids() {
        return Stream.of(
                row("the last id there is", OpenAccount.of(LAST, "EUR", AccountCategory.EQUITY), "ACCEPTED"),
                row("one more", OpenAccount.of(Id.MAX, "EUR", AccountCategory.EQUITY), "INVALID_ID id"),
                row("a version of no account", withVersions(CASH, Id.ZERO), "INVALID_ID account"),
                row("a version of the account after the last", withVersions(Id.MAX), "INVALID_ID account"),
                row("a condition on no account", withConditions(CASH, Id.ZERO), "INVALID_ID account"),
                row("a condition on the account after the last", withConditions(Id.MAX), "INVALID_ID account"));
    }

    @TestFactory
    Stream<DynamicTest> versions() {
        String misfit = FIELD + "expectedVersions";
        return Stream.of(
                row("of the debit account", withVersions(CASH), "VERSION_MISMATCH"),
                row("of the credit account", withVersions(ANNA), "VERSION_MISMATCH"),
                row("of both", withVersions(ANNA, CASH), "VERSION_MISMATCH"),
                row("the first right, the second wrong", withVersions(0, 7), "VERSION_MISMATCH"),
                row("the first wrong, the second right", withVersions(7, 0), "VERSION_MISMATCH"),
                row("both right", withVersions(0, 0), "ACCEPTED"),
                row("of another", withVersions(BORIS), misfit),
                row("of another besides", withVersions(CASH, BORIS), misfit),
                row("of one twice", withVersions(CASH, CASH), misfit),
                row("of the last twice", withVersions(CASH, ANNA, ANNA), misfit),
                row("of the first twice, apart", withVersions(CASH, ANNA, CASH), misfit),
                row("of a transaction's first account", transactionWithVersions(CASH), "VERSION_MISMATCH"),
                row("of a transaction's last account", transactionWithVersions(ANNA), "VERSION_MISMATCH"),
                row("of no account of a transaction", transactionWithVersions(BORIS), misfit));
    }

    @TestFactory
    Stream<DynamicTest> lengths() {
        return Stream.of(
                row("16 conditions", withConditions(sixteen(0)), "ACCEPTED"),
                row("17 conditions", withConditions(sixteen(1)), FIELD + "conditions"),
                row("1 posting", transaction(1), "TOO_FEW_POSTINGS"),
                row("2 postings", transaction(2), "ACCEPTED"),
                row("8190 postings", transaction(8190), "ACCEPTED"),
                row("8191 postings", transaction(8191), "TOO_MANY_POSTINGS"),
                row("no member", group(0), FIELD + "commands"),
                row("1 member", group(1), "GROUP_FAILED"),
                row("8190 members", group(8190), "GROUP_FAILED"),
                row("8191 members", group(8191), "GROUP_TOO_LONG"),
                row("a group as a second member", groupInGroup(), FIELD + "commands"));
    }

    @TestFactory
    Stream<DynamicTest> largeAmounts() {
        Amount part = Amount.of(BigInteger.TWO.pow(64).add(BigInteger.ONE));
        Command limit = UpdateAccount.builder(nextId(), LIMITED)
                .overdraftLimit(Limit.of(LARGE))
                .build();
        return Stream.of(
                row("a large overdraft", limit, "ACCEPTED"),
                row("all of it", Transfer.of(nextId(), LIMITED, CASH, LARGE), "ACCEPTED"),
                row("and one more", Transfer.of(nextId(), LIMITED, CASH, Amount.of(1)), "INSUFFICIENT_FUNDS"),
                row("a part of a large hold", capture(LARGE_HOLD_IN_PARTS, false, part), "ACCEPTED"),
                row("the same part again", capture(LARGE_HOLD_IN_PARTS, false, part), "ACCEPTED"),
                row("more than is left of it", capture(LARGE_HOLD_IN_PARTS, false, part), "EXCEEDS_HOLD"),
                row("a small part, and the end", capture(LARGE_HOLD_IN_PARTS, true, Amount.of(1)), "ACCEPTED"),
                row("a large hold in full", CaptureHold.of(nextId(), LARGE_HOLD), "ACCEPTED"));
    }

    @TestFactory
    Stream<DynamicTest> largeReversals() {
        Amount third = Amount.of(BigInteger.TWO.pow(64));
        Id original = nextId();
        return Stream.of(
                row("a large transfer", Transfer.of(original, CASH, ANNA, new Amount(3, 0)), "ACCEPTED"),
                row("a third of it back", reverse(original, third), "ACCEPTED"),
                row("another third", reverse(original, third), "ACCEPTED"),
                row("more than the rest", reverse(original, new Amount(1, 1)), "EXCEEDS_ORIGINAL"),
                row("the rest", Reverse.of(nextId(), original), "ACCEPTED"),
                row("and one more", reverse(original, Amount.of(1)), "EXCEEDS_ORIGINAL"));
    }

    private static Command reverse(Id original, Amount amount) {
        return Reverse.builder(nextId(), original).amount(amount).build();
    }

    @TestFactory
    Stream<DynamicTest> nothingLeft() {
        Id original = nextId();
        return Stream.of(
                row("an original", Transfer.of(original, CASH, ANNA, Amount.of(5)), "ACCEPTED"),
                row(
                        "a part of it",
                        Reverse.builder(nextId(), original).amount(Amount.of(2)).build(),
                        "ACCEPTED"),
                row("the rest, without an amount", Reverse.of(nextId(), original), "ACCEPTED"),
                row("nothing is left of it", Reverse.of(nextId(), original), "EXCEEDS_ORIGINAL"));
    }

    @TestFactory
    Stream<DynamicTest> balancesOfOneTransactionAlone() {
        Id dollars = Id.of(5);
        List<Posting> unbalanced = List.of(
                Posting.debit(CASH, Amount.of(1)),
                Posting.credit(ANNA, Amount.of(1)),
                Posting.debit(dollars, Amount.of(3)));
        return Stream.of(
                row("another asset", RegisterAsset.of("USD", 2), "ACCEPTED"),
                row("an account in it", OpenAccount.of(dollars, "USD", AccountCategory.EQUITY), "ACCEPTED"),
                row("one asset does not balance", Transaction.of(nextId(), unbalanced), "POSTINGS_NOT_BALANCED"),
                row("the next transaction has none of it", transaction(2), "ACCEPTED"));
    }

    private static DynamicTest row(String title, Command command, String answer) {
        return DynamicTest.dynamicTest(title + ": " + answer, () -> {
            Receipt receipt = ledgers.apply(command);
            String detail = receipt.detail() == null ? "" : receipt.detail();
            assertEquals(answer, (receipt.outcome() + " " + detail).trim());
        });
    }

    private static Id nextId() {
        return Id.of(lastId++);
    }

    private static Transfer.Builder transfer() {
        return Transfer.builder(nextId(), CASH, ANNA, Amount.of(1));
    }

    private static Command withVersions(Id... accounts) {
        return transfer().expectedVersions(versionsOf(accounts)).build();
    }

    /** Of two accounts that nothing has touched. */
    private static Command withVersions(long version, long other) {
        return Transfer.builder(nextId(), CARLA, DORA, Amount.of(1))
                .expectedVersions(List.of(new ExpectedVersion(CARLA, version), new ExpectedVersion(DORA, other)))
                .build();
    }

    private static List<ExpectedVersion> versionsOf(Id... accounts) {
        return Stream.of(accounts)
                .map(account -> new ExpectedVersion(account, 1_000_000))
                .toList();
    }

    private static Command withConditions(Id... accounts) {
        return transfer()
                .conditions(Stream.of(accounts)
                        .map(account -> Condition.of(
                                account, BalanceKind.POSTED, Comparison.LESS_THAN, BigInteger.TWO.pow(127)))
                        .toList())
                .build();
    }

    private static Id[] sixteen(int more) {
        return Collections.nCopies(16 + more, CASH).toArray(Id[]::new);
    }

    private static Command transactionWithVersions(Id... accounts) {
        return Transaction.builder(nextId(), postings(2))
                .expectedVersions(versionsOf(accounts))
                .build();
    }

    private static Command transaction(int length) {
        return Transaction.of(nextId(), postings(length));
    }

    private static List<Posting> postings(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> i % 2 == 0 ? Posting.debit(CASH, Amount.of(1)) : Posting.credit(ANNA, Amount.of(1)))
                .toList();
    }

    /** Its first member fails. */
    private static Command group(int length) {
        return Group.of(nextId(), Collections.nCopies(length, ReleaseHold.of(nextId(), Id.of(77))));
    }

    private static Command groupInGroup() {
        return Group.of(nextId(), List.of(transfer().build(), group(1)));
    }

    private static Command capture(Id hold, boolean last, Amount amount) {
        return CaptureHold.builder(nextId(), hold)
                .amount(amount)
                .finalCapture(last)
                .build();
    }
}
