package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Posts the mirror of a transfer, a capture or a transaction. Immutable.
 *
 * @param id the id of this command
 * @param original the id of the command to reverse
 * @param amount at most what is not reversed yet; empty: all of that
 * @param effectiveDate value date of the postings; empty: the UTC date of the timestamp
 * @param overrideLimits whether overdraft limit and maximum balance are skipped
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record Reverse(
        Id id,
        Id original,
        Optional<Amount> amount,
        Optional<LocalDate> effectiveDate,
        boolean overrideLimits,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public Reverse {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(effectiveDate, "effectiveDate");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * Reverse with defaults for everything optional.
     *
     * @param id the id of this command
     * @param original the id of the command to reverse
     * @return the command
     */
    public static Reverse of(Id id, Id original) {
        return builder(id, original).build();
    }

    /**
     * A builder for a Reverse.
     *
     * @param id the id of this command
     * @param original the id of the command to reverse
     * @return the builder
     */
    public static Builder builder(Id id, Id original) {
        return new Builder(id, original);
    }

    @Override
    public EventKind kind() {
        return EventKind.REVERSE;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id original;
        private Optional<Amount> amount = Optional.empty();
        private Optional<LocalDate> effectiveDate = Optional.empty();
        private boolean overrideLimits = false;

        private Builder(Id id, Id original) {
            this.id = id;
            this.original = original;
        }

        /**
         * Sets amount.
         *
         * @param amount at most what is not reversed yet; empty: all of that
         * @return this
         */
        public Builder amount(Amount amount) {
            this.amount = Optional.of(amount);
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
        public Reverse build() {
            return new Reverse(id, original, amount, effectiveDate, overrideLimits, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
