package io.daybook.ledger.command;

import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The attributes that every builder takes.
 *
 * @param <B> the builder itself
 */
public abstract sealed class CommandBuilder<B extends CommandBuilder<B>>
        permits RegisterAsset.Builder,
                OpenAccount.Builder,
                UpdateAccount.Builder,
                BlockAccount.Builder,
                UnblockAccount.Builder,
                CloseAccount.Builder,
                ReopenAccount.Builder,
                Transfer.Builder,
                Transaction.Builder,
                PlaceHold.Builder,
                CaptureHold.Builder,
                AdjustHold.Builder,
                ReleaseHold.Builder,
                Reverse.Builder,
                ScheduleTransfer.Builder,
                CancelScheduled.Builder,
                ClosePeriod.Builder,
                Group.Builder {
    private OptionalLong timestampNs = OptionalLong.empty();
    private Metadata metadata = Metadata.EMPTY;
    private Optional<Id> reference = Optional.empty();
    private int code;
    private OptionalLong actor = OptionalLong.empty();
    private Optional<Field> invalidField = Optional.empty();

    CommandBuilder() {}

    /**
     * The command's own time, for a ledger on the HOST clock.
     *
     * @param timestampNs ns since the epoch, later than the last command's
     * @return this
     */
    public B at(long timestampNs) {
        this.timestampNs = OptionalLong.of(timestampNs);
        return self();
    }

    /**
     * Opaque bytes to keep with the command.
     *
     * @param metadata at most 4096 bytes
     * @return this
     */
    public B metadata(Metadata metadata) {
        this.metadata = metadata;
        return self();
    }

    /**
     * The host's correlation id.
     *
     * @param reference any number
     * @return this
     */
    public B reference(Id reference) {
        this.reference = Optional.of(reference);
        return self();
    }

    /**
     * The host's transaction type or product code.
     *
     * @param code unsigned 32 bits
     * @return this
     */
    public B code(int code) {
        this.code = code;
        return self();
    }

    /**
     * Who asked.
     *
     * @param actor unsigned 64 bits
     * @return this
     */
    public B actor(long actor) {
        this.actor = OptionalLong.of(actor);
        return self();
    }

    /**
     * Marks a field for which an outer format held a value that no command can carry (a negative limit, say), so that
     * the ledger answers INVALID_FIELD in its place in the order of precedence.
     *
     * @param field the field
     * @return this
     */
    public B invalidField(Field field) {
        if (invalidField.isEmpty()) {
            this.invalidField = Optional.of(field);
        }
        return self();
    }

    /**
     * What was set.
     *
     * @return the attributes
     */
    protected Attributes attributes() {
        return new Attributes(timestampNs, metadata, reference, code, actor, invalidField);
    }

    abstract B self();
}
