package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Closes a book up to a date: no later posting may have an effective date on or before it. Immutable.
 *
 * @param id the id of this command
 * @param through the last closed day
 * @param book unsigned 32 bits, default 1
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record ClosePeriod(Id id, LocalDate through, int book, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public ClosePeriod {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(through, "through");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * ClosePeriod with defaults for everything optional.
     *
     * @param id the id of this command
     * @param through the last closed day
     * @return the command
     */
    public static ClosePeriod of(Id id, LocalDate through) {
        return builder(id, through).build();
    }

    /**
     * A builder for a ClosePeriod.
     *
     * @param id the id of this command
     * @param through the last closed day
     * @return the builder
     */
    public static Builder builder(Id id, LocalDate through) {
        return new Builder(id, through);
    }

    @Override
    public EventKind kind() {
        return EventKind.CLOSE_PERIOD;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final LocalDate through;
        private int book = 1;

        private Builder(Id id, LocalDate through) {
            this.id = id;
            this.through = through;
        }

        /**
         * Sets book.
         *
         * @param book unsigned 32 bits, default 1
         * @return this
         */
        public Builder book(int book) {
            this.book = book;
            return this;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public ClosePeriod build() {
            return new ClosePeriod(id, through, book, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
