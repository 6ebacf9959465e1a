package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Replaces limits, code, reference or metadata of an account; what is empty stays. Immutable.
 *
 * @param id the id of this command
 * @param account the account
 * @param overdraftLimit the new overdraft limit
 * @param maximumBalance the new maximum balance
 * @param newCode the new code of the account, unsigned 32 bits
 * @param newReference the new reference of the account
 * @param newMetadata the new metadata of the account
 * @param expectedVersion the version the account must have
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record UpdateAccount(
        Id id,
        Id account,
        Optional<Limit> overdraftLimit,
        Optional<Limit> maximumBalance,
        OptionalInt newCode,
        Optional<Id> newReference,
        Optional<Metadata> newMetadata,
        OptionalLong expectedVersion,
        Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public UpdateAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(overdraftLimit, "overdraftLimit");
        Objects.requireNonNull(maximumBalance, "maximumBalance");
        Objects.requireNonNull(newCode, "newCode");
        Objects.requireNonNull(newReference, "newReference");
        Objects.requireNonNull(newMetadata, "newMetadata");
        Objects.requireNonNull(expectedVersion, "expectedVersion");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * UpdateAccount with defaults for everything optional.
     *
     * @param id the id of this command
     * @param account the account
     * @return the command
     */
    public static UpdateAccount of(Id id, Id account) {
        return builder(id, account).build();
    }

    /**
     * A builder for a UpdateAccount.
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
        return EventKind.UPDATE_ACCOUNT;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id account;
        private Optional<Limit> overdraftLimit = Optional.empty();
        private Optional<Limit> maximumBalance = Optional.empty();
        private OptionalInt newCode = OptionalInt.empty();
        private Optional<Id> newReference = Optional.empty();
        private Optional<Metadata> newMetadata = Optional.empty();
        private OptionalLong expectedVersion = OptionalLong.empty();

        private Builder(Id id, Id account) {
            this.id = id;
            this.account = account;
        }

        /**
         * Sets overdraftLimit.
         *
         * @param overdraftLimit the new overdraft limit
         * @return this
         */
        public Builder overdraftLimit(Limit overdraftLimit) {
            this.overdraftLimit = Optional.of(overdraftLimit);
            return this;
        }

        /**
         * Sets maximumBalance.
         *
         * @param maximumBalance the new maximum balance
         * @return this
         */
        public Builder maximumBalance(Limit maximumBalance) {
            this.maximumBalance = Optional.of(maximumBalance);
            return this;
        }

        /**
         * Sets newCode.
         *
         * @param newCode the new code of the account, unsigned 32 bits
         * @return this
         */
        public Builder newCode(int newCode) {
            this.newCode = OptionalInt.of(newCode);
            return this;
        }

        /**
         * Sets newReference.
         *
         * @param newReference the new reference of the account
         * @return this
         */
        public Builder newReference(Id newReference) {
            this.newReference = Optional.of(newReference);
            return this;
        }

        /**
         * Sets newMetadata.
         *
         * @param newMetadata the new metadata of the account
         * @return this
         */
        public Builder newMetadata(Metadata newMetadata) {
            this.newMetadata = Optional.of(newMetadata);
            return this;
        }

        /**
         * Sets expectedVersion.
         *
         * @param expectedVersion the version the account must have
         * @return this
         */
        public Builder expectedVersion(long expectedVersion) {
            this.expectedVersion = OptionalLong.of(expectedVersion);
            return this;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public UpdateAccount build() {
            return new UpdateAccount(
                    id,
                    account,
                    overdraftLimit,
                    maximumBalance,
                    newCode,
                    newReference,
                    newMetadata,
                    expectedVersion,
                    attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
