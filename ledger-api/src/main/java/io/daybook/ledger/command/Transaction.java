package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Posts to 2 .. 8190 accounts as one: per asset debits equal credits, all in one book. Immutable.
 *
 * @param id the id of this command
 * @param postings 2 .. 8190 debits and credits
 * @param effectiveDate value date of the postings; empty: the UTC date of the timestamp
 * @param overrideLimits whether overdraft limit and maximum balance are skipped
 * @param expectedVersions versions the touched accounts must have
 * @param conditions at most 16 conditions on the balances after the command
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record Transaction(
        Id id,
        List<Posting> postings,
        Optional<LocalDate> effectiveDate,
        boolean overrideLimits,
        List<ExpectedVersion> expectedVersions,
        List<Condition> conditions,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public Transaction {
        Objects.requireNonNull(id, "id");
        postings = List.copyOf(postings);
        Objects.requireNonNull(effectiveDate, "effectiveDate");
        expectedVersions = List.copyOf(expectedVersions);
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * Transaction with defaults for everything optional.
     *
     * @param id the id of this command
     * @param postings 2 .. 8190 debits and credits
     * @return the command
     */
    public static Transaction of(Id id, List<Posting> postings) {
        return builder(id, postings).build();
    }

    /**
     * A builder for a Transaction.
     *
     * @param id the id of this command
     * @param postings 2 .. 8190 debits and credits
     * @return the builder
     */
    public static Builder builder(Id id, List<Posting> postings) {
        return new Builder(id, postings);
    }

    @Override
    public EventKind kind() {
        return EventKind.TRANSACTION;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final List<Posting> postings;
        private Optional<LocalDate> effectiveDate = Optional.empty();
        private boolean overrideLimits = false;
        private List<ExpectedVersion> expectedVersions = List.of();
        private List<Condition> conditions = List.of();

        private Builder(Id id, List<Posting> postings) {
            this.id = id;
            this.postings = postings;
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
         * Sets expectedVersions.
         *
         * @param expectedVersions versions the touched accounts must have
         * @return this
         */
        public Builder expectedVersions(List<ExpectedVersion> expectedVersions) {
            this.expectedVersions = List.copyOf(expectedVersions);
            return this;
        }

        /**
         * Sets conditions.
         *
         * @param conditions at most 16 conditions on the balances after the command
         * @return this
         */
        public Builder conditions(List<Condition> conditions) {
            this.conditions = List.copyOf(conditions);
            return this;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public Transaction build() {
            return new Transaction(
                    id, postings, effectiveDate, overrideLimits, expectedVersions, conditions, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
