package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Reserves an amount on the debit account toward the credit account. Immutable.
 *
 * @param id the id of this command
 * @param debit the account to debit
 * @param credit the account to credit
 * @param amount in minor units, 1 .. 2^128-1
 * @param timeToLiveSeconds how long the hold lives, 1 .. 2^32-1 seconds
 * @param balancing whether the amount is an upper bound
 * @param overrideLimits whether overdraft limit and maximum balance are skipped
 * @param expectedVersions versions the touched accounts must have
 * @param conditions at most 16 conditions on the balances after the command
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record PlaceHold(
        Id id,
        Id debit,
        Id credit,
        Amount amount,
        OptionalLong timeToLiveSeconds,
        Balancing balancing,
        boolean overrideLimits,
        List<ExpectedVersion> expectedVersions,
        List<Condition> conditions,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public PlaceHold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(debit, "debit");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(timeToLiveSeconds, "timeToLiveSeconds");
        Objects.requireNonNull(balancing, "balancing");
        expectedVersions = List.copyOf(expectedVersions);
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * PlaceHold with defaults for everything optional.
     *
     * @param id the id of this command
     * @param debit the account to debit
     * @param credit the account to credit
     * @param amount in minor units, 1 .. 2^128-1
     * @return the command
     */
    public static PlaceHold of(Id id, Id debit, Id credit, Amount amount) {
        return builder(id, debit, credit, amount).build();
    }

    /**
     * A builder for a PlaceHold.
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
        return EventKind.PLACE_HOLD;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id debit;
        private final Id credit;
        private final Amount amount;
        private OptionalLong timeToLiveSeconds = OptionalLong.empty();
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
         * Sets timeToLiveSeconds.
         *
         * @param timeToLiveSeconds how long the hold lives, 1 .. 2^32-1 seconds
         * @return this
         */
        public Builder timeToLiveSeconds(long timeToLiveSeconds) {
            this.timeToLiveSeconds = OptionalLong.of(timeToLiveSeconds);
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
        public PlaceHold build() {
            return new PlaceHold(
                    id,
                    debit,
                    credit,
                    amount,
                    timeToLiveSeconds,
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
