package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Posts what a hold reserves, in part or all. Immutable.
 *
 * @param id the id of this command
 * @param hold the id of the PlaceHold command
 * @param amount at most what remains; empty: all of it
 * @param finalCapture whether the rest is returned and the hold ends; default true
 * @param effectiveDate value date of the postings; empty: the UTC date of the timestamp
 * @param overrideLimits whether overdraft limit and maximum balance are skipped
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record CaptureHold(
        Id id,
        Id hold,
        Optional<Amount> amount,
        boolean finalCapture,
        Optional<LocalDate> effectiveDate,
        boolean overrideLimits,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public CaptureHold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(effectiveDate, "effectiveDate");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * CaptureHold with defaults for everything optional.
     *
     * @param id the id of this command
     * @param hold the id of the PlaceHold command
     * @return the command
     */
    public static CaptureHold of(Id id, Id hold) {
        return builder(id, hold).build();
    }

    /**
     * A builder for a CaptureHold.
     *
     * @param id the id of this command
     * @param hold the id of the PlaceHold command
     * @return the builder
     */
    public static Builder builder(Id id, Id hold) {
        return new Builder(id, hold);
    }

    @Override
    public EventKind kind() {
        return EventKind.CAPTURE_HOLD;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id hold;
        private Optional<Amount> amount = Optional.empty();
        private boolean finalCapture = true;
        private Optional<LocalDate> effectiveDate = Optional.empty();
        private boolean overrideLimits = false;

        private Builder(Id id, Id hold) {
            this.id = id;
            this.hold = hold;
        }

        /**
         * Sets amount.
         *
         * @param amount at most what remains; empty: all of it
         * @return this
         */
        public Builder amount(Amount amount) {
            this.amount = Optional.of(amount);
            return this;
        }

        /**
         * Sets finalCapture.
         *
         * @param finalCapture whether the rest is returned and the hold ends; default true
         * @return this
         */
        public Builder finalCapture(boolean finalCapture) {
            this.finalCapture = finalCapture;
            return this;
        }

        /**
         * Sets effectiveDate.
         *
         * @param effectiveDate value date of the postings; empty: the UTC date of the timestamp
         * @return this
         */
        public Builder effectiveDate(LocalDate effectiveDate) {
            this.effectiveDate = Optional.of(effectiveDate);
            return this;
        }

        /**
         * Sets overrideLimits.
         *
         * @param overrideLimits whether overdraft limit and maximum balance are skipped
         * @return this
         */
        public Builder overrideLimits(boolean overrideLimits) {
            this.overrideLimits = overrideLimits;
            return this;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public CaptureHold build() {
            return new CaptureHold(id, hold, amount, finalCapture, effectiveDate, overrideLimits, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
