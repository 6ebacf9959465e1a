package io.daybook.ledger.command;

import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a host may attach to any command. Immutable.
 *
 * @param timestampNs the command's own time, ns since the epoch, for a ledger on the HOST clock; empty on SYSTEM
 * @param metadata opaque bytes, at most 4096
 * @param reference the host's correlation id, indexed for queries
 * @param code the host's transaction type or product code, unsigned 32 bits; 0 for none
 * @param actor who asked, for the audit trail, unsigned 64 bits
 * @param invalidField a field that an outer format held a value for which no command can carry: the command is answered
 *     INVALID_FIELD with its name
 */
public record Attributes(
        OptionalLong timestampNs,
        Metadata metadata,
        Optional<Id> reference,
        int code,
        OptionalLong actor,
        Optional<Field> invalidField) {
    /** Nothing attached. */
    public static final Attributes NONE = new Attributes(
            OptionalLong.empty(), Metadata.EMPTY, Optional.empty(), 0, OptionalLong.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public Attributes {
        Objects.requireNonNull(timestampNs, "timestampNs");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(invalidField, "invalidField");
    }
}
