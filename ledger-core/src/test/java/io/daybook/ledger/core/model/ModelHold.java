package io.daybook.ledger.core.model;

import io.daybook.ledger.Amount;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import java.math.BigInteger;
import java.util.OptionalLong;

/** A hold; each change makes a new one. */
public record ModelHold(
        Id id,
        Id debit,
        Id credit,
        BigInteger authorised,
        BigInteger captured,
        HoldState state,
        OptionalLong expiresAtNs) {
    public boolean isOpen() {
        return state == HoldState.OPEN;
    }

    public BigInteger remaining() {
        return isOpen() ? authorised.subtract(captured) : BigInteger.ZERO;
    }

    ModelHold ended(HoldState by) {
        return new ModelHold(id, debit, credit, authorised, captured, by, expiresAtNs);
    }

    ModelHold capturedBy(BigInteger amount) {
        return new ModelHold(id, debit, credit, authorised, captured.add(amount), state, expiresAtNs);
    }

    ModelHold adjusted(BigInteger newAmount, OptionalLong newExpiryNs) {
        return new ModelHold(id, debit, credit, newAmount, captured, state, newExpiryNs);
    }

    HoldBalances view() {
        return new HoldBalances(id, Amount.of(authorised), Amount.of(captured), state, expiresAtNs);
    }
}
