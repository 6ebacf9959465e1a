package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * Closes an account that is empty: posted and pending zero, no open hold or schedule. Immutable.
 *
 * @param id the id of this command
 * @param account the account
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record CloseAccount(Id id, Id account, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public CloseAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * CloseAccount with defaults for everything optional.
     *
     * @param id the id of this command
     * @param account the account
     * @return the command
     */
    public static CloseAccount of(Id id, Id account) {
        return builder(id, account).build();
    }

    /**
     * A builder for a CloseAccount.
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
        return EventKind.CLOSE_ACCOUNT;
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
        public CloseAccount build() {
            return new CloseAccount(id, account, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
