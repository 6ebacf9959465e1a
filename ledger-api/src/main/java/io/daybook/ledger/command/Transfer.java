package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Moves an amount from one account to another, posted at once. Immutable.
 *
 * @param id the id of this command
 * @param debit the account to debit
 * @param credit the account to credit
 * @param amount in minor units, 1 .. 2^128-1
 * @param effectiveDate value date of the postings; empty: the UTC date of the timestamp
 * @param balancing whether the amount is an upper bound
 * @param overrideLimits whether overdraft limit and maximum balance are skipped
 * @param expectedVersions versions the touched accounts must have
 * @param conditions at most 16 conditions on the balances after the command
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record Transfer(
        Id id,
        Id debit,
        Id credit,
        Amount amount,
        Optional<LocalDate> effectiveDate,
        Balancing balancing,
        boolean overrideLimits,
        List<ExpectedVersion> expectedVersions,
        List<Condition> conditions,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public Transfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(debit, "debit");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(effectiveDate, "effectiveDate");
        Objects.requireNonNull(balancing, "balancing");
        expectedVersions = List.copyOf(expectedVersions);
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * Transfer with defaults for everything optional.
     *
     * @param id the id of this command
     * @param debit the account to debit
     * @param credit the account to credit
     * @param amount in minor units, 1 .. 2^128-1
     * @return the command
     */
    public static Transfer of(Id id, Id debit, Id credit, Amount amount) {
        return builder(id, debit, credit, amount).build();
    }

    /**
     * A builder for a Transfer.
     *
     * @param id the id of this command
     * @param debit the account to debit
     * @param credit the account to credit
     * @param amount in minor units, 1 .. 2^128-1
     * @return the builder
     */
    public static Builder builder(Id id, Id debit, Id credit, Amount amount) {
        return new Builder(id, debit, credit, amount);
    }

    @Override
    public EventKind kind() {
        return EventKind.TRANSFER;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id debit;
        private final Id credit;
        private final Amount amount;
        private Optional<LocalDate> effectiveDate = Optional.empty();
        private Balancing balancing = Balancing.NONE;
        private boolean overrideLimits = false;
        private List<ExpectedVersion> expectedVersions = List.of();
        private List<Condition> conditions = List.of();

        private Builder(Id id, Id debit, Id credit, Amount amount) {
            this.id = id;
            this.debit = debit;
            this.credit = credit;
            this.amount = amount;
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
         * Sets balancing.
         *
         * @param balancing whether the amount is an upper bound
         * @return this
         */
        public Builder balancing(Balancing balancing) {
            this.balancing = balancing;
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
        public Transfer build() {
            return new Transfer(
                    id,
                    debit,
                    credit,
                    amount,
                    effectiveDate,
                    balancing,
                    overrideLimits,
                    expectedVersions,
                    conditions,
                    attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
