package io.daybook.ledger.core.model;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReleaseHold;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;

/** Holds, from placing to their end. */
final class HoldRules {
    private final Booking booking;
    private final ModelState state;

    HoldRules(Booking booking) {
        this.booking = booking;
        this.state = booking.state;
    }

    Booked decide(PlaceHold command, Moment now) {
        booking.requirePair(command.debit(), command.credit());
        booking.requireAccountsOf(command.conditions());
        booking.requireFit(command.debit(), command.credit());
        booking.requireTakesNew(command.debit(), command.credit());
        booking.requireVersions(command.expectedVersions());
        BigInteger amount = booking.bounded(
                command.amount().toBigInteger(), command.balancing(), command.debit(), command.credit());
        List<ModelAccount> touched = booking.book(
                Line.reservation(command.debit(), command.credit(), amount),
                command.overrideLimits(),
                command.conditions());
        ModelHold hold = new ModelHold(
                command.id(),
                command.debit(),
                command.credit(),
                amount,
                BigInteger.ZERO,
                HoldState.OPEN,
                expiry(command.timeToLiveSeconds(), now));
        state.creations.put(command.id(), now.creation());
        return Booked.touching(touched).moving(amount).on(keep(hold));
    }

    Booked decide(CaptureHold command, Moment now) {
        ModelHold hold = requireOpen(command.hold(), now);
        requireCapturable(hold.debit(), Side.DEBIT);
        requireCapturable(hold.credit(), Side.CREDIT);
        booking.requireOpenPeriod(hold.debit(), command.effectiveDate(), now);
        BigInteger amount =
                command.amount().map(stated -> stated.toBigInteger()).orElse(hold.remaining());
        BigInteger allowance = booking.has(Bug.CAPTURE_EXCEEDS_BY_ONE) ? BigInteger.ONE : BigInteger.ZERO;
        Rejection.when(amount.compareTo(hold.remaining().add(allowance)) > 0, Outcome.EXCEEDS_HOLD);
        boolean ends = command.finalCapture() || amount.compareTo(hold.remaining()) >= 0;
        boolean returnsRest = ends && !booking.has(Bug.FINAL_CAPTURE_KEEPS_THE_REST);
        BigInteger freed = returnsRest ? hold.remaining() : amount;
        List<ModelAccount> touched = booking.book(
                Line.capture(hold.debit(), hold.credit(), amount, freed.negate()), command.overrideLimits(), List.of());
        ModelHold after = hold.capturedBy(amount);
        state.originals.put(
                command.id(), ModelOriginal.transfer(Line.transfer(hold.debit(), hold.credit(), amount), amount));
        return Booked.touching(touched).moving(amount).on(keep(ends ? after.ended(HoldState.CAPTURED) : after));
    }

    private void requireCapturable(Id id, Side side) {
        AccountStatus status = state.accounts.get(id).status;
        Rejection.when(status == AccountStatus.CLOSED, Outcome.ACCOUNT_CLOSED);
        if (status == AccountStatus.FROZEN && !booking.has(Bug.CAPTURE_ON_FROZEN)
                || booking.has(Bug.CAPTURE_NOT_ON_BLOCKED)) {
            booking.requireTakesNew(id, side);
        }
    }

    Booked decide(AdjustHold command, Moment now) {
        ModelHold hold = requireOpen(command.hold(), now);
        BigInteger amount = command.amount().toBigInteger();
        BigInteger rise = amount.subtract(hold.authorised());
        if (rise.signum() > 0 || booking.has(Bug.FALL_JUDGED_LIKE_RISE)) {
            booking.requireTakesNew(hold.debit(), hold.credit());
        }
        Rejection.when(amount.compareTo(hold.captured()) < 0, Outcome.BELOW_CAPTURED);
        List<Line> lines = Line.reservation(hold.debit(), hold.credit(), rise);
        List<ModelAccount> touched =
                rise.signum() > 0 ? booking.book(lines, false, List.of()) : booking.bookUnjudged(lines);
        ModelHold after = hold.adjusted(amount, renewed(hold, command.timeToLiveSeconds(), now));
        boolean ends = amount.equals(hold.captured());
        Booked booked = Booked.touching(touched).on(keep(ends ? after.ended(HoldState.CAPTURED) : after));
        return rise.signum() == 0 ? booked : booked.moving(rise.abs());
    }

    private OptionalLong renewed(ModelHold hold, OptionalLong seconds, Moment now) {
        if (seconds.isEmpty()) {
            return hold.expiresAtNs();
        }
        if (booking.has(Bug.RENEWAL_EXTENDS_OLD_END) && hold.expiresAtNs().isPresent()) {
            return OptionalLong.of(hold.expiresAtNs().getAsLong() + seconds.getAsLong() * 1_000_000_000L);
        }
        return expiry(seconds, now);
    }

    private static OptionalLong expiry(OptionalLong seconds, Moment now) {
        return seconds.isPresent() ? OptionalLong.of(now.after(seconds.getAsLong())) : OptionalLong.empty();
    }

    Booked decide(ReleaseHold command, Moment now) {
        return end(requireOpen(command.hold(), now), HoldState.RELEASED);
    }

    Booked expire(ModelHold hold) {
        return end(hold, HoldState.EXPIRED);
    }

    private Booked end(ModelHold hold, HoldState by) {
        BigInteger rest = hold.remaining();
        List<Line> lines = Line.reservation(hold.debit(), hold.credit(), rest.negate());
        if (by == HoldState.EXPIRED && booking.has(Bug.EXPIRY_FORGETS_CREDIT_SIDE)) {
            lines = List.of(lines.get(0), Line.posting(hold.credit(), Side.CREDIT, BigInteger.ZERO));
        }
        return Booked.touching(booking.bookUnjudged(lines)).moving(rest).on(keep(hold.ended(by)));
    }

    private ModelHold keep(ModelHold hold) {
        state.holds.put(hold.id(), hold);
        return hold;
    }

    private ModelHold requireOpen(Id id, Moment now) {
        Rejection.when(!booking.isAccepted(id, now), Outcome.HOLD_NOT_FOUND);
        ModelHold hold = state.holds.get(id);
        Rejection.when(hold == null, Outcome.NOT_A_HOLD);
        switch (hold.state()) {
            case OPEN -> {}
            case CAPTURED -> throw Rejection.of(Outcome.HOLD_ALREADY_CAPTURED);
            case RELEASED -> throw Rejection.of(Outcome.HOLD_ALREADY_RELEASED);
            case EXPIRED -> throw Rejection.of(Outcome.HOLD_EXPIRED);
        }
        return hold;
    }
}
