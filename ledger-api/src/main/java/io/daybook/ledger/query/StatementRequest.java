package io.daybook.ledger.query;

import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which statement. Immutable.
 *
 * @param account whose
 * @param from the first day
 * @param to the last day
 * @param basis which date of a posting is meant
 * @param sequence as it was known at this sequence; empty: as known now
 */
public record StatementRequest(Id account, LocalDate from, LocalDate to, Basis basis, OptionalLong sequence) {
    /** Which date of a posting puts it on a statement. */
    public enum Basis {
        /** Its effective date. */
        EFFECTIVE,
        /** The UTC date of its booking. */
        BOOKING
    }

    /** Checks that nothing is null. */
    public StatementRequest {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(sequence, "sequence");
    }

    /**
     * By effective date, as known now.
     *
     * @param account whose
     * @param from the first day
     * @param to the last day
     * @return the request
     */
    public static StatementRequest effective(Id account, LocalDate from, LocalDate to) {
        return new StatementRequest(account, from, to, Basis.EFFECTIVE, OptionalLong.empty());
    }

    /**
     * By date of booking, as known now.
     *
     * @param account whose
     * @param from the first day
     * @param to the last day
     * @return the request
     */
    public static StatementRequest booking(Id account, LocalDate from, LocalDate to) {
        return new StatementRequest(account, from, to, Basis.BOOKING, OptionalLong.empty());
    }
}
