package io.daybook.ledger.core.model;

import io.daybook.ledger.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The place of a decision in the ledger's order.
 *
 * @param sequence its own, or its group's
 * @param member its place in its group, from 0
 * @param timestampNs ledger time
 * @param group the group it is a member of
 */
record Moment(long sequence, int member, long timestampNs, Optional<Id> group) {
    LocalDate date() {
        return Instant.ofEpochSecond(0, timestampNs).atZone(ZoneOffset.UTC).toLocalDate();
    }

    Creation creation() {
        return new Creation(sequence, member);
    }

    Moment ofMember(int index, Id groupId) {
        return new Moment(sequence, index, timestampNs, Optional.of(groupId));
    }

    /** Saturates: what falls due later than ledger time can say never does. */
    long after(long seconds) {
        try {
            return Math.addExact(timestampNs, Math.multiplyExact(seconds, 1_000_000_000L));
        } catch (ArithmeticException beyondTime) {
            return Long.MAX_VALUE;
        }
    }
}
