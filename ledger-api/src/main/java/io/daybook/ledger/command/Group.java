package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.List;
import java.util.Objects;

/**
 * 1 .. 8190 commands of any other kind, all or nothing; later ones see the effects of earlier ones. Immutable.
 *
 * @param id the id of this command
 * @param commands the members, in order
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record Group(Id id, List<Command> commands, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public Group {
        Objects.requireNonNull(id, "id");
        commands = List.copyOf(commands);
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * Group with defaults for everything optional.
     *
     * @param id the id of this command
     * @param commands the members, in order
     * @return the command
     */
    public static Group of(Id id, List<Command> commands) {
        return builder(id, commands).build();
    }

    /**
     * A builder for a Group.
     *
     * @param id the id of this command
     * @param commands the members, in order
     * @return the builder
     */
    public static Builder builder(Id id, List<Command> commands) {
        return new Builder(id, commands);
    }

    @Override
    public EventKind kind() {
        return EventKind.GROUP;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final List<Command> commands;

        private Builder(Id id, List<Command> commands) {
            this.id = id;
            this.commands = commands;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public Group build() {
            return new Group(id, commands, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
