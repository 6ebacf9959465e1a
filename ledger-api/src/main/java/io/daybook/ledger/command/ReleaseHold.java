package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * Returns what remains of a hold and ends it. Immutable.
 *
 * @param id the id of this command
 * @param hold the id of the PlaceHold command
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record ReleaseHold(Id id, Id hold, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public ReleaseHold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * ReleaseHold with defaults for everything optional.
     *
     * @param id the id of this command
     * @param hold the id of the PlaceHold command
     * @return the command
     */
    public static ReleaseHold of(Id id, Id hold) {
        return builder(id, hold).build();
    }

    /**
     * A builder for a ReleaseHold.
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
        return EventKind.RELEASE_HOLD;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id hold;

        private Builder(Id id, Id hold) {
            this.id = id;
            this.hold = hold;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public ReleaseHold build() {
            return new ReleaseHold(id, hold, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
