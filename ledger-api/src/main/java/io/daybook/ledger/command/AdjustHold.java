package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Sets a new authorised amount, not below what is captured. Immutable.
 *
 * @param id the id of this command
 * @param hold the id of the PlaceHold command
 * @param amount in minor units, 1 .. 2^128-1
 * @param timeToLiveSeconds how long the hold lives, 1 .. 2^32-1 seconds
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record AdjustHold(Id id, Id hold, Amount amount, OptionalLong timeToLiveSeconds, Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public AdjustHold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(timeToLiveSeconds, "timeToLiveSeconds");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * AdjustHold with defaults for everything optional.
     *
     * @param id the id of this command
     * @param hold the id of the PlaceHold command
     * @param amount in minor units, 1 .. 2^128-1
     * @return the command
     */
    public static AdjustHold of(Id id, Id hold, Amount amount) {
        return builder(id, hold, amount).build();
    }

    /**
     * A builder for a AdjustHold.
     *
     * @param id the id of this command
     * @param hold the id of the PlaceHold command
     * @param amount in minor units, 1 .. 2^128-1
     * @return the builder
     */
    public static Builder builder(Id id, Id hold, Amount amount) {
        return new Builder(id, hold, amount);
    }

    @Override
    public EventKind kind() {
        return EventKind.ADJUST_HOLD;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id hold;
        private final Amount amount;
        private OptionalLong timeToLiveSeconds = OptionalLong.empty();

        private Builder(Id id, Id hold, Amount amount) {
            this.id = id;
            this.hold = hold;
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
         * The command.
         *
         * @return a new, immutable command
         */
        public AdjustHold build() {
            return new AdjustHold(id, hold, amount, timeToLiveSeconds, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
