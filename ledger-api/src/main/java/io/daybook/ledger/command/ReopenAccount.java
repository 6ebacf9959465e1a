package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * Opens a closed account again. Immutable.
 *
 * @param id the id of this command
 * @param account the account
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record ReopenAccount(Id id, Id account, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public ReopenAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * ReopenAccount with defaults for everything optional.
     *
     * @param id the id of this command
     * @param account the account
     * @return the command
     */
    public static ReopenAccount of(Id id, Id account) {
        return builder(id, account).build();
    }

    /**
     * A builder for a ReopenAccount.
     *
     * @param id the id of this command
     * @param account the account
     * @return the builder
     */
    public static Builder builder(Id id, Id account) {
        return new Builder(id, account);
    }

    @Override
    public EventKind kind() {
        return EventKind.REOPEN_ACCOUNT;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id account;

        private Builder(Id id, Id account) {
            this.id = id;
            this.account = account;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public ReopenAccount build() {
            return new ReopenAccount(id, account, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
