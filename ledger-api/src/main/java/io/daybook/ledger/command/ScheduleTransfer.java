package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * Plans a transfer that the ledger executes when its time comes, under the rules of then. Immutable.
 *
 * @param id the id of this command
 * @param debit the account to debit
 * @param credit the account to credit
 * @param amount in minor units, 1 .. 2^128-1
 * @param dueAtNs when, ns since the epoch
 * @param overrideLimits whether overdraft limit and maximum balance are skipped
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record ScheduleTransfer(
        Id id, Id debit, Id credit, Amount amount, long dueAtNs, boolean overrideLimits, Attributes attributes)
        implements Command {
    /** Checks that nothing is null and copies lists. */
    public ScheduleTransfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(debit, "debit");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * ScheduleTransfer with defaults for everything optional.
     *
     * @param id the id of this command
     * @param debit the account to debit
     * @param credit the account to credit
     * @param amount in minor units, 1 .. 2^128-1
     * @param dueAtNs when, ns since the epoch
     * @return the command
     */
    public static ScheduleTransfer of(Id id, Id debit, Id credit, Amount amount, long dueAtNs) {
        return builder(id, debit, credit, amount, dueAtNs).build();
    }

    /**
     * A builder for a ScheduleTransfer.
     *
     * @param id the id of this command
     * @param debit the account to debit
     * @param credit the account to credit
     * @param amount in minor units, 1 .. 2^128-1
     * @param dueAtNs when, ns since the epoch
     * @return the builder
     */
    public static Builder builder(Id id, Id debit, Id credit, Amount amount, long dueAtNs) {
        return new Builder(id, debit, credit, amount, dueAtNs);
    }

    @Override
    public EventKind kind() {
        return EventKind.SCHEDULE_TRANSFER;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final Id id;
        private final Id debit;
        private final Id credit;
        private final Amount amount;
        private final long dueAtNs;
        private boolean overrideLimits = false;

        private Builder(Id id, Id debit, Id credit, Amount amount, long dueAtNs) {
            this.id = id;
            this.debit = debit;
            this.credit = credit;
            this.amount = amount;
            this.dueAtNs = dueAtNs;
        }

        /**
         * Sets overrideLimits.
         *
         * @param overrideLimits whether overdraft limit and maximum balance are skipped
         * @return this
         */
        public Builder overrideLimits(boolean overrideLimits) {
            this.overrideLimits = overrideLimits;
            return this;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public ScheduleTransfer build() {
            return new ScheduleTransfer(id, debit, credit, amount, dueAtNs, overrideLimits, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
