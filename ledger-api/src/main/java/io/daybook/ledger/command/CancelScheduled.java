package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * Takes a planned transfer back. Immutable.
 *
 * @param id the id of this command
 * @param schedule the id of the ScheduleTransfer command
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record CancelScheduled(Id id, Id schedule, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public CancelScheduled {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * CancelScheduled with defaults for everything optional.
     *
     * @param id the id of this command
     * @param schedule the id of the ScheduleTransfer command
     * @return the command
     */
    public static CancelScheduled of(Id id, Id schedule) {
        return builder(id, schedule).build();
    }

    /**
     * A builder for a CancelScheduled.
     *
     * @param id the id of this command
     * @param schedule the id of the ScheduleTransfer command
     * @return the builder
     */
    public static Builder builder(Id id, Id schedule) {
        return new Builder(id, schedule);
    }

    @Override
    public EventKind kind() {
        return EventKind.CANCEL_SCHEDULED;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id schedule;

        private Builder(Id id, Id schedule) {
            this.id = id;
            this.schedule = schedule;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public CancelScheduled build() {
            return new CancelScheduled(id, schedule, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
