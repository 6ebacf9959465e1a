package io.daybook.ledger.query;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which postings count in a balance of the past: those booked up to a sequence, those booked up to an instant, those
 * with an effective date up to a date, or all of that together. The first two look at when something was booked and
 * never change their answer; the last looks at value dates, so that a back-dated posting changes the balance of its day
 * and of every later day. Immutable.
 *
 * @param sequence the last sequence that counts
 * @param timestampNs the last instant of booking that counts, ns since the epoch
 * @param effectiveDate the last effective date that counts
 */
public record AsOf(OptionalLong sequence, OptionalLong timestampNs, Optional<LocalDate> effectiveDate) {
    private static final AsOf LATEST = new AsOf(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public AsOf {
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(timestampNs, "timestampNs");
        Objects.requireNonNull(effectiveDate, "effectiveDate");
    }

    /**
     * Everything the history holds.
     *
     * @return no bound
     */
    public static AsOf latest() {
        return LATEST;
    }

    /**
     * What was booked up to a sequence.
     *
     * @param sequence the last that counts
     * @return the bound
     */
    public static AsOf sequence(long sequence) {
        return LATEST.andSequence(sequence);
    }

    /**
     * What was booked up to an instant.
     *
     * @param timestampNs the last that counts, ns since the epoch
     * @return the bound
     */
    public static AsOf instant(long timestampNs) {
        return new AsOf(OptionalLong.empty(), OptionalLong.of(timestampNs), Optional.empty());
    }

    /**
     * The end of an effective date, as known now.
     *
     * @param date the last that counts
     * @return the bound
     */
    public static AsOf effective(LocalDate date) {
        return new AsOf(OptionalLong.empty(), OptionalLong.empty(), Optional.of(date));
    }

    /**
     * The same, as it was known at a sequence.
     *
     * @param last the last sequence that counts
     * @return a narrower bound
     */
    public AsOf andSequence(long last) {
        return new AsOf(OptionalLong.of(last), timestampNs, effectiveDate);
    }
}
