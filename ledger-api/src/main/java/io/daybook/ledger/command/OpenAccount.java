package io.daybook.ledger.command;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import java.util.Objects;

/**
 * Opens an account with zero totals. Immutable.
 *
 * @param id the id of the account
 * @param asset code of a registered asset
 * @param category gives the normal side
 * @param book legal entity or tenant, unsigned 32 bits, default 1
 * @param overdraftLimit how far below zero available may be taken; default by category
 * @param maximumBalance what the balance may not exceed; default none
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record OpenAccount(
        Id id,
        String asset,
        AccountCategory category,
        int book,
        Limit overdraftLimit,
        Limit maximumBalance,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public OpenAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(asset, "asset");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(overdraftLimit, "overdraftLimit");
        Objects.requireNonNull(maximumBalance, "maximumBalance");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * OpenAccount with defaults for everything optional.
     *
     * @param id the id of the account
     * @param asset code of a registered asset
     * @param category gives the normal side
     * @return the command
     */
    public static OpenAccount of(Id id, String asset, AccountCategory category) {
        return builder(id, asset, category).build();
    }

    /**
     * A builder for a OpenAccount.
     *
     * @param id the id of the account
     * @param asset code of a registered asset
     * @param category gives the normal side
     * @return the builder
     */
    public static Builder builder(Id id, String asset, AccountCategory category) {
        return new Builder(id, asset, category);
    }

    @Override
    public EventKind kind() {
        return EventKind.OPEN_ACCOUNT;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final String asset;
        private final AccountCategory category;
        private int book = 1;
        private Limit overdraftLimit;
        private Limit maximumBalance = Limit.UNLIMITED;

        private Builder(Id id, String asset, AccountCategory category) {
            this.id = id;
            this.asset = asset;
            this.category = category;
            this.overdraftLimit = category.defaultOverdraftLimit();
        }

        /**
         * Sets book.
         *
         * @param book legal entity or tenant, unsigned 32 bits, default 1
         * @return this
         */
        public Builder book(int book) {
            this.book = book;
            return this;
        }

        /**
         * Sets overdraftLimit.
         *
         * @param overdraftLimit how far below zero available may be taken; default by category
         * @return this
         */
        public Builder overdraftLimit(Limit overdraftLimit) {
            this.overdraftLimit = overdraftLimit;
            return this;
        }

        /**
         * Sets maximumBalance.
         *
         * @param maximumBalance what the balance may not exceed; default none
         * @return this
         */
        public Builder maximumBalance(Limit maximumBalance) {
            this.maximumBalance = maximumBalance;
            return this;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public OpenAccount build() {
            return new OpenAccount(id, asset, category, book, overdraftLimit, maximumBalance, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
