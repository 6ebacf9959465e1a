package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountDetailTable;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.Int192;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.UInt128;

/**
 * OVERFLOW of group F and the limits of group G, judged on the balances after the whole command. Every judgement is the
 * code of the first rejection that applies, or 0.
 */
final class AmountRules {
    private static final int ACCEPTED = 0;
    /** A bit for each category, by its code. */
    private static final int CREDIT_NORMAL = creditNormal();

    private static final BalanceKind[] BALANCES = BalanceKind.values();
    private static final Comparison[] COMPARISONS = Comparison.values();

    private final AccountTable accounts;
    private final AccountDetailTable details;
    private final Int192 scratch = new Int192();
    private long boundHigh;
    private long boundLow;

    AmountRules(LedgerState state) {
        accounts = state.accounts();
        details = state.details();
    }

    /** Overflow, then the limits unless overridden, then the conditions. */
    int judge(CommandView command, Movements movements) {
        if (movements.overflows(scratch)) {
            return Outcome.OVERFLOW.code();
        }
        if (!command.has(RecordLayout.OVERRIDE_LIMITS)) {
            int outcome = judgeLimits(movements);
            if (outcome != ACCEPTED) {
                return outcome;
            }
        }
        return command.isPresent(RecordLayout.CONDITIONS) ? judgeConditions(command, movements) : ACCEPTED;
    }

    /** The same for a transfer that fell due by itself. */
    int judgeDue(Movements movements, boolean overrideLimits) {
        if (movements.overflows(scratch)) {
            return Outcome.OVERFLOW.code();
        }
        return overrideLimits ? ACCEPTED : judgeLimits(movements);
    }

    private int judgeLimits(Movements movements) {
        for (int place = 0; place < movements.count(); place++) {
            int account = movements.account(place);
            boolean creditNormal = isCreditNormal(account);
            int netDebits = movements.compareDebitsToCredits(place);
            int netLowering = creditNormal ? netDebits : -netDebits;
            int reserveLowering = creditNormal ? Movements.RESERVE_DEBIT : Movements.RESERVE_CREDIT;
            int reserveRaising = creditNormal ? Movements.RESERVE_CREDIT : Movements.RESERVE_DEBIT;
            if ((netLowering > 0 || movements.moves(place, reserveLowering))
                    && isOverdrawn(movements, account, place)) {
                return Outcome.INSUFFICIENT_FUNDS.code();
            }
            if ((netLowering < 0 || movements.moves(place, reserveRaising)) && isTooFull(movements, account, place)) {
                return Outcome.MAXIMUM_BALANCE_EXCEEDED.code();
            }
        }
        return ACCEPTED;
    }

    private boolean isOverdrawn(Movements movements, int account, int place) {
        return !accounts.isOverdraftUnlimited(account)
                && available(movements, account, place).isNegative();
    }

    private boolean isTooFull(Movements movements, int account, int place) {
        if (!accounts.hasDetail(account)) {
            return false;
        }
        Amount maximum = details.get(account).maximumBalance().amount().orElse(null);
        if (maximum == null) {
            return false;
        }
        raised(movements, account, place);
        return scratch.compareTo(false, maximum.high(), maximum.low()) > 0;
    }

    /** Posted, less what is reserved on the lowering side, plus the overdraft limit. */
    private Int192 available(Movements movements, int account, int place) {
        posted(movements, account, place);
        movements.subtractAfter(
                scratch,
                account,
                place,
                isCreditNormal(account) ? AccountTable.DEBITS_PENDING : AccountTable.CREDITS_PENDING);
        return scratch.add(
                accounts.high(account, AccountTable.OVERDRAFT), accounts.low(account, AccountTable.OVERDRAFT));
    }

    /** Posted, plus what is reserved on the raising side. */
    private void raised(Movements movements, int account, int place) {
        posted(movements, account, place);
        movements.addAfter(
                scratch,
                account,
                place,
                isCreditNormal(account) ? AccountTable.CREDITS_PENDING : AccountTable.DEBITS_PENDING);
    }

    private void posted(Movements movements, int account, int place) {
        scratch.set(0, 0);
        boolean creditNormal = isCreditNormal(account);
        movements.addAfter(
                scratch, account, place, creditNormal ? AccountTable.CREDITS_POSTED : AccountTable.DEBITS_POSTED);
        movements.subtractAfter(
                scratch, account, place, creditNormal ? AccountTable.DEBITS_POSTED : AccountTable.CREDITS_POSTED);
    }

    /** As if every open hold were captured in full. */
    private void pending(Movements movements, int account, int place) {
        raised(movements, account, place);
        movements.subtractAfter(
                scratch,
                account,
                place,
                isCreditNormal(account) ? AccountTable.DEBITS_PENDING : AccountTable.CREDITS_PENDING);
    }

    private int judgeConditions(CommandView command, Movements movements) {
        int at = command.part(RecordLayout.CONDITIONS);
        int count = (int) command.longAt(at);
        for (int i = 0; i < count; i++) {
            if (!isMet(command, at + 8 + i * RecordLayout.CONDITION_LENGTH, movements)) {
                return Outcome.CONDITION_NOT_MET.code();
            }
        }
        return ACCEPTED;
    }

    private boolean isMet(CommandView command, int at, Movements movements) {
        int account = accounts.find(command.high(at), command.low(at));
        int place = movements.find(account);
        Comparison comparison = COMPARISONS[command.byteAt(at + RecordLayout.CONDITION_COMPARISON)];
        BalanceKind balance = BALANCES[command.byteAt(at + RecordLayout.CONDITION_BALANCE)];
        if (balance == BalanceKind.AVAILABLE && accounts.isOverdraftUnlimited(account)) {
            return comparison.accepts(1);
        }
        switch (balance) {
            case POSTED -> posted(movements, account, place);
            case PENDING -> pending(movements, account, place);
            case AVAILABLE -> available(movements, account, place);
        }
        int magnitude = at + RecordLayout.CONDITION_MAGNITUDE;
        boolean negative = command.byteAt(at + RecordLayout.CONDITION_NEGATIVE) != 0;
        return comparison.accepts(scratch.compareTo(negative, command.high(magnitude), command.low(magnitude)));
    }

    /**
     * Cuts the amount of a balancing command down to what the accounts' own limits allow; {@link #boundHigh} and
     * {@link #boundLow} then have it. Answers the rejection when nothing is left to move.
     */
    int balance(CommandView command, Movements nothing, int debit, int credit) {
        boundHigh = command.high(RecordLayout.AMOUNT);
        boundLow = command.low(RecordLayout.AMOUNT);
        if (command.has(RecordLayout.BALANCING_DEBIT)) {
            int outcome = bound(nothing, debit, Side.DEBIT);
            if (outcome != ACCEPTED) {
                return outcome;
            }
        }
        return command.has(RecordLayout.BALANCING_CREDIT) ? bound(nothing, credit, Side.CREDIT) : ACCEPTED;
    }

    long boundHigh() {
        return boundHigh;
    }

    long boundLow() {
        return boundLow;
    }

    private int bound(Movements nothing, int account, Side side) {
        boolean lowers = (side == Side.DEBIT) == isCreditNormal(account);
        if (lowers) {
            if (accounts.isOverdraftUnlimited(account)) {
                return ACCEPTED;
            }
            return cut(available(nothing, account, -1)) ? ACCEPTED : Outcome.INSUFFICIENT_FUNDS.code();
        }
        Amount maximum = accounts.hasDetail(account)
                ? details.get(account).maximumBalance().amount().orElse(null)
                : null;
        if (maximum == null) {
            return ACCEPTED;
        }
        headroom(nothing, account, maximum);
        return cut(scratch) ? ACCEPTED : Outcome.MAXIMUM_BALANCE_EXCEEDED.code();
    }

    private void headroom(Movements nothing, int account, Amount maximum) {
        boolean creditNormal = isCreditNormal(account);
        scratch.set(maximum.high(), maximum.low());
        nothing.addAfter(scratch, account, -1, creditNormal ? AccountTable.DEBITS_POSTED : AccountTable.CREDITS_POSTED);
        nothing.subtractAfter(
                scratch, account, -1, creditNormal ? AccountTable.CREDITS_POSTED : AccountTable.DEBITS_POSTED);
        nothing.subtractAfter(
                scratch, account, -1, creditNormal ? AccountTable.CREDITS_PENDING : AccountTable.DEBITS_PENDING);
    }

    private boolean cut(Int192 room) {
        if (!room.isPositive()) {
            return false;
        }
        if (room.fitsUnsigned128() && UInt128.compare(room.amountHigh(), room.amountLow(), boundHigh, boundLow) < 0) {
            boundHigh = room.amountHigh();
            boundLow = room.amountLow();
        }
        return true;
    }

    private boolean isCreditNormal(int account) {
        return (CREDIT_NORMAL >>> accounts.category(account) & 1) != 0;
    }

    private static int creditNormal() {
        int categories = 0;
        for (int code = 0; code < AccountCategory.values().length; code++) {
            if (AccountCategory.of(code).normalSide() == Side.CREDIT) {
                categories |= 1 << code;
            }
        }
        return categories;
    }
}
