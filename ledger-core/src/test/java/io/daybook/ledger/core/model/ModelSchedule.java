package io.daybook.ledger.core.model;

import io.daybook.ledger.Id;
import java.math.BigInteger;

/** A planned transfer; each change makes a new one. */
public record ModelSchedule(
        Id id, Id debit, Id credit, BigInteger amount, long dueAtNs, boolean overrideLimits, State state) {
    /** Its life. */
    public enum State {
        /** Not due yet. */
        OPEN,
        /** Fell due, whatever came of it. */
        EXECUTED,
        /** Taken back. */
        CANCELLED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    ModelSchedule ended(State by) {
        return new ModelSchedule(id, debit, credit, amount, dueAtNs, overrideLimits, by);
    }

    boolean names(Id account) {
        return debit.equals(account) || credit.equals(account);
    }
}
