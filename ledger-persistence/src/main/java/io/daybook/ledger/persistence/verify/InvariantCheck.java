package io.daybook.ledger.persistence.verify;

import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.HoldTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.ReversalTable;
import io.daybook.ledger.persistence.verify.Finding.Check;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What must hold of the books at any time, summed up anew with numbers that have no limit: debits equal credits in each
 * book and asset, posted and pending; what is pending on an account is what remains of its open holds; no hold was
 * captured beyond what was authorised; nothing was reversed beyond its original.
 */
final class InvariantCheck {
    private static final int[] COLUMNS = {
        AccountTable.DEBITS_POSTED,
        AccountTable.CREDITS_POSTED,
        AccountTable.DEBITS_PENDING,
        AccountTable.CREDITS_PENDING
    };
    private static final int DEBITS_PENDING = 2;
    private static final int CREDITS_PENDING = 3;

    private final LedgerState state;
    private final Consumer<Finding> findings;

    InvariantCheck(LedgerState state, Consumer<Finding> findings) {
        this.state = state;
        this.findings = findings;
    }

    /** Books and assets, in order. */
    private record BookAsset(long book, int asset) implements Comparable<BookAsset> {
        @Override
        public int compareTo(BookAsset other) {
            return book != other.book ? Long.compare(book, other.book) : Integer.compare(asset, other.asset);
        }
    }

    void run() {
        checkSums();
        checkHolds();
        checkReversals();
    }

    private void checkSums() {
        Map<BookAsset, BigInteger[]> sums = new TreeMap<>();
        AccountTable accounts = state.accounts();
        for (int account = 0; account < accounts.count(); account++) {
            BookAsset key = new BookAsset(Integer.toUnsignedLong(accounts.book(account)), accounts.asset(account));
            BigInteger[] sum = sums.computeIfAbsent(key, any -> zeros());
            for (int column = 0; column < COLUMNS.length; column++) {
                sum[column] = sum[column].add(total(account, column));
            }
        }
        sums.forEach((key, sum) -> {
            String place = "book=" + key.book + ", asset number=" + key.asset;
            requireEqual("debits and credits posted", sum[0], sum[1], place);
            requireEqual("debits and credits pending", sum[DEBITS_PENDING], sum[CREDITS_PENDING], place);
        });
    }

    private void checkHolds() {
        HoldTable holds = state.holds();
        BigInteger[] debits = zeros(state.accounts().count());
        BigInteger[] credits = zeros(state.accounts().count());
        for (int hold = 0; hold < holds.count(); hold++) {
            BigInteger authorised = number(holds.authorisedHigh(hold), holds.authorisedLow(hold));
            BigInteger captured = number(holds.capturedHigh(hold), holds.capturedLow(hold));
            if (captured.compareTo(authorised) > 0) {
                found(
                        "captured beyond what was authorised: authorised=" + authorised + ", captured=" + captured,
                        "hold of sequence=" + holds.sequence(hold));
            }
            if (holds.state(hold) == HoldState.OPEN.ordinal()) {
                BigInteger remaining = authorised.subtract(captured);
                debits[holds.debit(hold)] = debits[holds.debit(hold)].add(remaining);
                credits[holds.credit(hold)] = credits[holds.credit(hold)].add(remaining);
            }
        }
        for (int account = 0; account < debits.length; account++) {
            String place = "account="
                    + new Id(state.accounts().idHigh(account), state.accounts().idLow(account));
            requireEqual("debits pending and open holds", total(account, DEBITS_PENDING), debits[account], place);
            requireEqual("credits pending and open holds", total(account, CREDITS_PENDING), credits[account], place);
        }
    }

    private void checkReversals() {
        ReversalTable reversals = state.reversals();
        DecisionTable decisions = state.decisions();
        for (long row = 0; row < reversals.count(); row++) {
            long original = reversals.original(row);
            // of a transaction it is only noted that it was reversed, once
            BigInteger most = decisions.kind(original) == Kinds.TRANSACTION
                    ? BigInteger.ONE
                    : number(decisions.amountHigh(original), decisions.amountLow(original));
            BigInteger reversed = number(reversals.reversedHigh(original), reversals.reversedLow(original));
            if (reversed.compareTo(most) > 0) {
                found(
                        "reversed beyond its original: original=" + most + ", reversed=" + reversed,
                        "original of sequence=" + decisions.sequence(original));
            }
        }
    }

    private void requireEqual(String what, BigInteger one, BigInteger other, String place) {
        if (!one.equals(other)) {
            found(what + " differ: " + one + " and " + other, place);
        }
    }

    private void found(String message, String place) {
        findings.accept(new Finding(Check.INVARIANT, 0, place, message));
    }

    private BigInteger total(int account, int column) {
        AccountTable accounts = state.accounts();
        return number(accounts.high(account, COLUMNS[column]), accounts.low(account, COLUMNS[column]));
    }

    private static BigInteger number(long high, long low) {
        return new Id(high, low).toBigInteger();
    }

    private static BigInteger[] zeros() {
        return zeros(COLUMNS.length);
    }

    private static BigInteger[] zeros(int count) {
        BigInteger[] zeros = new BigInteger[count];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }
}
