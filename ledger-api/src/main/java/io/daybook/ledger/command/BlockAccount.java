package io.daybook.ledger.command;

import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * Blocks new postings and holds on one side of an account, or on both. Immutable.
 *
 * @param id the id of this command
 * @param account the account
 * @param side what to block
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record BlockAccount(Id id, Id account, BlockedSide side, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public BlockAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * BlockAccount with defaults for everything optional.
     *
     * @param id the id of this command
     * @param account the account
     * @param side what to block
     * @return the command
     */
    public static BlockAccount of(Id id, Id account, BlockedSide side) {
        return builder(id, account, side).build();
    }

    /**
     * A builder for a BlockAccount.
     *
     * @param id the id of this command
     * @param account the account
     * @param side what to block
     * @return the builder
     */
    public static Builder builder(Id id, Id account, BlockedSide side) {
        return new Builder(id, account, side);
    }

    @Override
    public EventKind kind() {
        return EventKind.BLOCK_ACCOUNT;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id account;
        private final BlockedSide side;

        private Builder(Id id, Id account, BlockedSide side) {
            this.id = id;
            this.account = account;
            this.side = side;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public BlockAccount build() {
            return new BlockAccount(id, account, side, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
