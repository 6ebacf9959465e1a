package io.daybook.ledger.query;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened on an account from day to day: opening balance, one line a posting, closing balance. Immutable.
 *
 * @param request what was asked for
 * @param account the account as it stood at the end of the last day
 * @param openingDebits all debits before the first day, in minor units
 * @param openingCredits all credits before the first day, in minor units
 * @param lines in the order of the day, then of booking
 * @param sequence up to which sequence the history knew when it answered
 * @param timestampNs the timestamp of that sequence, ns since the epoch
 */
public record Statement(
        StatementRequest request,
        AccountView account,
        BigInteger openingDebits,
        BigInteger openingCredits,
        List<Line> lines,
        long sequence,
        long timestampNs) {
    /** Copies the list. */
    public Statement {
        lines = List.copyOf(lines);
    }

    /**
     * One posting with the balance after it.
     *
     * @param posting what was posted
     * @param balance the posted balance after it, on the account's normal side, in the order of this statement
     */
    public record Line(BookedPosting posting, BigInteger balance) {}

    /**
     * The balances that ISO 20022 has a code for: a statement's own, and that of the statement before.
     *
     * @param type which
     * @param amount signed, in minor units, on the account's normal side
     */
    public record Balance(BalanceType type, BigInteger amount) {}

    /** Codes of ISO 20022 for balances. */
    public enum BalanceType {
        /** What was booked before the first day: opening booked. */
        OPBD,
        /** What was booked at the end of the last day: closing booked. */
        CLBD,
        /** What could be taken at the end of the last day: closing available. */
        CLAV,
        /** What was booked so far on a day that is not over: interim booked. */
        ITBD,
        /** What the statement before closed with: previously closed booked. */
        PRCD
    }

    /**
     * The posted balance before the first day.
     *
     * @return signed, in minor units, on the account's normal side
     */
    public BigInteger opening() {
        return onNormalSide(openingDebits, openingCredits);
    }

    /**
     * The posted balance at the end of the last day.
     *
     * @return signed, in minor units, on the account's normal side
     */
    public BigInteger closing() {
        return lines.isEmpty() ? opening() : lines.get(lines.size() - 1).balance();
    }

    /**
     * What could be taken at the end of the last day.
     *
     * @return signed, in minor units; empty when the overdraft is unlimited
     */
    public Optional<BigInteger> closingAvailable() {
        AccountBalances balances = account.balances();
        return balances.available().map(available -> closing().add(available.subtract(balances.posted())));
    }

    /**
     * The sum of the debits on it.
     *
     * @return in minor units
     */
    public BigInteger debits() {
        return sum(Side.DEBIT);
    }

    /**
     * The sum of the credits on it.
     *
     * @return in minor units
     */
    public BigInteger credits() {
        return sum(Side.CREDIT);
    }

    /**
     * How many of its lines are on one side.
     *
     * @param side DEBIT or CREDIT
     * @return 0 or more
     */
    public long count(Side side) {
        return lines.stream().filter(line -> line.posting().side() == side).count();
    }

    /**
     * Its balances: PRCD, OPBD, CLBD; ITBD beside CLBD while the last day is not over; CLAV where the overdraft has a
     * limit.
     *
     * @return in that order
     */
    public List<Balance> balances() {
        List<Balance> balances = new ArrayList<>();
        balances.add(new Balance(BalanceType.PRCD, opening()));
        balances.add(new Balance(BalanceType.OPBD, opening()));
        balances.add(new Balance(BalanceType.CLBD, closing()));
        if (isInterim()) {
            balances.add(new Balance(BalanceType.ITBD, closing()));
        }
        closingAvailable().ifPresent(available -> balances.add(new Balance(BalanceType.CLAV, available)));
        return balances;
    }

    /**
     * Whether more may come for its last day, because ledger time has not passed it.
     *
     * @return true while the closing balance is an interim one
     */
    public boolean isInterim() {
        return Math.floorDiv(timestampNs, 86_400_000_000_000L) <= request.to().toEpochDay();
    }

    private BigInteger sum(Side side) {
        return lines.stream()
                .filter(line -> line.posting().side() == side)
                .map(line -> line.posting().amount().toBigInteger())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger onNormalSide(BigInteger debits, BigInteger credits) {
        boolean credit = account.balances().category().normalSide() == Side.CREDIT;
        return credit ? credits.subtract(debits) : debits.subtract(credits);
    }
}
