package io.daybook.ledger.query;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One decided command or due effect, as the history holds it; {@link History#event} has the whole of it. Immutable.
 *
 * @param sequence when it was decided
 * @param member its place in its group from 0; empty when it stands by itself, and for the group itself
 * @param kind what it was
 * @param id the command's id, the account's for OpenAccount, the hold's or schedule's for an effect; 0 for
 *     RegisterAsset
 * @param outcome what was decided
 * @param timestampNs when, ns since the epoch
 * @param code the host's type, unsigned 32 bits; 0 for none
 * @param reference the host's correlation id
 * @param actor who asked
 * @param metadataLength how many bytes the host attached
 * @param target the hold, schedule or original that it is about
 */
public record HistoryEntry(
        long sequence,
        OptionalInt member,
        EventKind kind,
        Id id,
        Outcome outcome,
        long timestampNs,
        int code,
        Optional<Id> reference,
        OptionalLong actor,
        int metadataLength,
        Optional<Id> target) {}
