package io.daybook.ledger.core.model;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the families of commands share: finding accounts, judging state, overflow, limits and conditions, booking. */
final class Booking {
    final ModelState state;
    final Bug bug;

    Booking(ModelState state, Bug bug) {
        this.state = state;
        this.bug = bug;
    }

    boolean has(Bug seeded) {
        return bug == seeded;
    }

    // Reference and fit.

    /** Whether an accepted command has the id; to its members, a group is one already. */
    boolean isAccepted(Id id, Moment now) {
        Decision decision = state.decisions.get(id);
        return now.group().equals(Optional.of(id))
                || decision != null && decision.receipt().isAccepted();
    }

    ModelAccount account(Id id, Outcome whenMissing) {
        ModelAccount account = state.accounts.get(id);
        Rejection.when(account == null, whenMissing);
        return account;
    }

    void requirePair(Id debit, Id credit) {
        account(debit, Outcome.DEBIT_ACCOUNT_NOT_FOUND);
        account(credit, Outcome.CREDIT_ACCOUNT_NOT_FOUND);
    }

    void requireAccountsOf(List<Condition> conditions) {
        conditions.forEach(condition -> account(condition.account(), Outcome.ACCOUNT_NOT_FOUND));
    }

    void requireFit(Id debit, Id credit) {
        ModelAccount left = state.accounts.get(debit);
        ModelAccount right = state.accounts.get(credit);
        Rejection.when(debit.equals(credit), Outcome.SAME_ACCOUNT);
        Rejection.when(left.book != right.book, Outcome.DIFFERENT_BOOK);
        Rejection.when(!left.asset.equals(right.asset), Outcome.DIFFERENT_ASSET);
    }

    // State.

    void requireTakesNew(Id id, Side side) {
        ModelAccount account = state.accounts.get(id);
        Rejection.when(account.status == AccountStatus.CLOSED, Outcome.ACCOUNT_CLOSED);
        Rejection.when(!account.takesNew(side), side == Side.DEBIT ? Outcome.DEBITS_BLOCKED : Outcome.CREDITS_BLOCKED);
    }

    void requireTakesNew(Id debit, Id credit) {
        if (has(Bug.CREDIT_ACCOUNT_FIRST)) {
            requireTakesNew(credit, Side.CREDIT);
        }
        requireTakesNew(debit, Side.DEBIT);
        requireTakesNew(credit, Side.CREDIT);
    }

    void requireOpenPeriod(Id account, Optional<LocalDate> effective, Moment now) {
        LocalDate closed = state.closedThrough.get(state.accounts.get(account).book);
        LocalDate date = effective.orElse(now.date());
        if (closed != null) {
            Rejection.when(
                    has(Bug.CLOSED_DAY_STILL_OPEN) ? date.isBefore(closed) : !date.isAfter(closed),
                    Outcome.PERIOD_CLOSED);
        }
    }

    void requireVersions(List<ExpectedVersion> expected) {
        for (ExpectedVersion version : expected) {
            long actual = state.accounts.get(version.account()).version;
            Rejection.when(actual != version.version(), Outcome.VERSION_MISMATCH);
        }
    }

    // Amount and limits.

    /** Cuts a balancing amount down to what the accounts' own limits allow. */
    BigInteger bounded(BigInteger amount, Balancing balancing, Id debit, Id credit) {
        BigInteger moved = amount;
        if (balancing == Balancing.DEBIT || balancing == Balancing.BOTH) {
            moved = moved.min(bound(state.accounts.get(debit), Side.DEBIT, amount));
        }
        if (balancing == Balancing.CREDIT || balancing == Balancing.BOTH) {
            moved = moved.min(bound(state.accounts.get(credit), Side.CREDIT, amount));
        }
        return moved;
    }

    private BigInteger bound(ModelAccount account, Side side, BigInteger amount) {
        boolean raises = account.isRaisedBy(side);
        Optional<BigInteger> room = raises ? account.headroom() : account.available();
        if (has(Bug.BALANCING_FORGETS_HOLDS)) {
            room = room.map(some -> some.add(raises ? account.pendingRaising() : account.pendingLowering()));
        }
        BigInteger bound = room.orElse(amount).max(BigInteger.ZERO);
        Rejection.when(bound.signum() == 0, raises ? Outcome.MAXIMUM_BALANCE_EXCEEDED : Outcome.INSUFFICIENT_FUNDS);
        return bound;
    }

    /** Judges what would be after the lines, in the order of their accounts, and lets it be. */
    List<ModelAccount> book(List<Line> lines, boolean overrideLimits, List<Condition> conditions) {
        Map<Id, ModelAccount> after = after(lines);
        BigInteger largest = has(Bug.OVERFLOW_ONE_EARLY)
                ? ModelAccount.LARGEST_TOTAL.subtract(BigInteger.ONE)
                : ModelAccount.LARGEST_TOTAL;
        Rejection.when(after.values().stream().anyMatch(account -> account.overflows(largest)), Outcome.OVERFLOW);
        if (!overrideLimits) {
            after.values().forEach(account -> judge(account, judgedOn(account.id, lines)));
        }
        for (Condition condition : conditions) {
            Map<Id, ModelAccount> seen = has(Bug.CONDITIONS_JUDGED_BEFORE) ? Map.of() : after;
            ModelAccount account = seen.getOrDefault(condition.account(), state.accounts.get(condition.account()));
            Rejection.when(!isMet(condition, account), Outcome.CONDITION_NOT_MET);
        }
        return commit(after);
    }

    /** For what cannot be rejected: releases, expiries, falls. */
    List<ModelAccount> bookUnjudged(List<Line> lines) {
        return commit(after(lines));
    }

    private Map<Id, ModelAccount> after(List<Line> lines) {
        Map<Id, ModelAccount> after = new LinkedHashMap<>();
        for (Line line : lines) {
            ModelAccount account = after.computeIfAbsent(
                    line.account(), id -> state.accounts.get(id).copy());
            account.add(line);
            if (has(Bug.VERSION_COUNTS_POSTINGS)) {
                account.version++;
            }
        }
        return after;
    }

    private BigInteger judgedOn(Id account, List<Line> lines) {
        BigInteger debitsLessCredits = BigInteger.ZERO;
        for (Line line : lines) {
            if (line.account().equals(account)) {
                BigInteger judged = line.judged();
                debitsLessCredits = debitsLessCredits.add(line.side() == Side.DEBIT ? judged : judged.negate());
            }
        }
        if (has(Bug.LIMITS_NOT_NET) && debitsLessCredits.signum() == 0) {
            return state.accounts.get(account).creditNormal() ? BigInteger.ONE : BigInteger.ONE.negate();
        }
        return debitsLessCredits;
    }

    private void judge(ModelAccount after, BigInteger debitsLessCredits) {
        if (debitsLessCredits.signum() == 0) {
            return;
        }
        Side side = debitsLessCredits.signum() > 0 ? Side.DEBIT : Side.CREDIT;
        if (after.isRaisedBy(side)) {
            Optional<BigInteger> headroom = after.headroom();
            if (has(Bug.MAXIMUM_FORGETS_HOLDS)) {
                headroom = headroom.map(some -> some.add(after.pendingRaising()));
            }
            Rejection.when(isNegative(headroom), Outcome.MAXIMUM_BALANCE_EXCEEDED);
        } else {
            Rejection.when(isNegative(after.available()), Outcome.INSUFFICIENT_FUNDS);
        }
    }

    private static boolean isNegative(Optional<BigInteger> room) {
        return room.filter(some -> some.signum() < 0).isPresent();
    }

    private static boolean isMet(Condition condition, ModelAccount account) {
        int compared = account.balance(condition.balance())
                .map(balance -> balance.compareTo(condition.amount()))
                .orElse(1);
        return switch (condition.comparison()) {
            case AT_LEAST -> compared >= 0;
            case MORE_THAN -> compared > 0;
            case AT_MOST -> compared <= 0;
            case LESS_THAN -> compared < 0;
            case EQUAL_TO -> compared == 0;
        };
    }

    private List<ModelAccount> commit(Map<Id, ModelAccount> after) {
        if (!has(Bug.VERSION_COUNTS_POSTINGS)) {
            after.values().forEach(account -> account.version++);
        }
        state.accounts.putAll(after);
        return new ArrayList<>(after.values());
    }
}
