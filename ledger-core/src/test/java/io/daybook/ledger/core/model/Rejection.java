package io.daybook.ledger.core.model;

import io.daybook.ledger.Field;
import io.daybook.ledger.Outcome;

/** The first rejection that applies ends a decision. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final String detail;

    private Rejection(Outcome outcome, String detail) {
        super(outcome + " " + detail, null, false, false);
        this.outcome = outcome;
        this.detail = detail;
    }

    static Rejection of(Outcome outcome) {
        return new Rejection(outcome, "");
    }

    static Rejection of(Outcome outcome, Field field) {
        return new Rejection(outcome, field.label());
    }

    static void when(boolean applies, Outcome outcome) {
        if (applies) {
            throw of(outcome);
        }
    }

    Outcome outcome() {
        return outcome;
    }

    String detail() {
        return detail;
    }
}
