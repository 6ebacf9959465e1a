package io.daybook.ledger.core.model;

import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Transfers, transactions, and their reversals. */
final class MoneyRules {
    private final Booking booking;
    private final ModelState state;

    MoneyRules(Booking booking) {
        this.booking = booking;
        this.state = booking.state;
    }

    Booked decide(Transfer command, Moment now) {
        booking.requirePair(command.debit(), command.credit());
        booking.requireAccountsOf(command.conditions());
        booking.requireFit(command.debit(), command.credit());
        if (!(booking.has(Bug.OVERRIDE_SKIPS_BLOCKS) && command.overrideLimits())) {
            booking.requireTakesNew(command.debit(), command.credit());
        }
        booking.requireOpenPeriod(command.debit(), command.effectiveDate(), now);
        booking.requireVersions(command.expectedVersions());
        BigInteger amount = booking.bounded(
                command.amount().toBigInteger(), command.balancing(), command.debit(), command.credit());
        List<Line> lines = Line.transfer(command.debit(), command.credit(), amount);
        List<ModelAccount> touched = booking.book(lines, command.overrideLimits(), command.conditions());
        state.originals.put(command.id(), ModelOriginal.transfer(lines, amount));
        return Booked.touching(touched).moving(amount);
    }

    Booked decide(Transaction command, Moment now) {
        List<Line> lines = command.postings().stream()
                .map(posting -> Line.posting(
                        posting.account(), posting.side(), posting.amount().toBigInteger()))
                .toList();
        lines.forEach(line -> booking.account(line.account(), Outcome.ACCOUNT_NOT_FOUND));
        booking.requireAccountsOf(command.conditions());
        Id first = lines.get(0).account();
        int book = state.accounts.get(first).book;
        Rejection.when(
                lines.stream().anyMatch(line -> state.accounts.get(line.account()).book != book),
                Outcome.DIFFERENT_BOOK);
        requireTakenByAll(lines);
        booking.requireOpenPeriod(first, command.effectiveDate(), now);
        booking.requireVersions(command.expectedVersions());
        requireBalanced(command.postings());
        List<ModelAccount> touched = booking.book(lines, command.overrideLimits(), command.conditions());
        state.originals.put(command.id(), ModelOriginal.transaction(lines));
        return Booked.touching(touched);
    }

    /** Account by account in the order of their first posting. */
    private void requireTakenByAll(List<Line> lines) {
        Map<Id, Set<Side>> sides = new HashMap<>();
        lines.forEach(line -> sides.computeIfAbsent(line.account(), any -> new LinkedHashSet<>())
                .add(line.side()));
        for (Line line : lines) {
            for (Side side : Side.values()) {
                if (sides.get(line.account()).contains(side)) {
                    booking.requireTakesNew(line.account(), side);
                }
            }
        }
    }

    private void requireBalanced(List<Posting> postings) {
        Map<Integer, BigInteger> debitsLessCredits = new HashMap<>();
        for (Posting posting : postings) {
            BigInteger amount = posting.amount().toBigInteger();
            debitsLessCredits.merge(
                    booking.has(Bug.BALANCED_OVER_ALL_ASSETS)
                            ? 0
                            : state.accounts.get(posting.account()).asset.number(),
                    posting.side() == Side.DEBIT ? amount : amount.negate(),
                    BigInteger::add);
        }
        Collection<BigInteger> differences = debitsLessCredits.values();
        Rejection.when(
                differences.stream().anyMatch(difference -> difference.signum() != 0), Outcome.POSTINGS_NOT_BALANCED);
    }

    Booked decide(Reverse command, Moment now) {
        Rejection.when(!booking.isAccepted(command.original(), now), Outcome.ORIGINAL_NOT_FOUND);
        ModelOriginal original = state.originals.get(command.original());
        Rejection.when(original == null, Outcome.NOT_REVERSIBLE);
        BigInteger amount = original.wholeOnly()
                ? original.amount()
                : command.amount().map(stated -> stated.toBigInteger()).orElse(original.remaining());
        List<Line> mirror = mirror(original, amount);
        requireTakenByAll(mirror);
        booking.requireOpenPeriod(mirror.get(0).account(), command.effectiveDate(), now);
        requireRemaining(original, command, amount);
        List<ModelAccount> touched = booking.book(mirror, command.overrideLimits(), List.of());
        state.originals.put(command.original(), original.reversedBy(amount));
        if (booking.has(Bug.REVERSAL_OF_REVERSAL)) {
            state.originals.put(command.id(), ModelOriginal.transfer(mirror, amount));
        }
        return new Booked(
                original.wholeOnly() ? Optional.empty() : Optional.of(amount),
                touched,
                Optional.empty(),
                Optional.empty());
    }

    private void requireRemaining(ModelOriginal original, Reverse command, BigInteger amount) {
        BigInteger remaining =
                booking.has(Bug.REVERSAL_FORGETS_EARLIER_ONES) ? original.amount() : original.remaining();
        boolean partOfWhole = original.wholeOnly() && command.amount().isPresent();
        Rejection.when(
                partOfWhole || amount.signum() == 0 || amount.compareTo(remaining) > 0, Outcome.EXCEEDS_ORIGINAL);
    }

    /** A transfer's mirror begins with its own debit; a transaction's keeps the order of the postings. */
    private static List<Line> mirror(ModelOriginal original, BigInteger amount) {
        if (original.wholeOnly()) {
            return original.postings().stream()
                    .map(line -> Line.posting(line.account(), line.side().opposite(), line.posted()))
                    .toList();
        }
        return Line.transfer(
                original.postings().get(1).account(), original.postings().get(0).account(), amount);
    }
}
