package io.daybook.ledger.core.codec;

import io.daybook.ledger.core.statemachine.state.IdHash;
import org.agrona.AbstractMutableDirectBuffer;
import org.agrona.DirectBuffer;

/** The digest of what a command asks for: everything the host said but its timestamp. Equal content, equal digest. */
public final class ContentDigest {
    private ContentDigest() {}

    /**
     * The digest of a command, of a group with all its members.
     *
     * @param buffer holds the command
     * @param offset where it starts
     * @return 64 bits
     */
    public static long of(DirectBuffer buffer, int offset) {
        long digest = ofOne(0, buffer, offset);
        if (buffer.getByte(offset + RecordLayout.KIND) == Kinds.GROUP) {
            int at = offset + new CommandView().wrap(buffer, offset).membersOffset();
            int end = offset + buffer.getInt(offset + RecordLayout.LENGTH);
            while (at < end) {
                digest = ofOne(digest, buffer, at);
                at += buffer.getInt(at + RecordLayout.LENGTH);
            }
        }
        return digest;
    }

    private static long ofOne(long seed, DirectBuffer command, int offset) {
        AbstractMutableDirectBuffer buffer = (AbstractMutableDirectBuffer) command;
        int kind = buffer.getByte(offset + RecordLayout.KIND);
        int options = buffer.getByte(offset + RecordLayout.OPTIONS);
        int invalid = buffer.getByte(offset + RecordLayout.INVALID_FIELD);
        long presence = buffer.getInt(offset + RecordLayout.PRESENCE);
        long digest = IdHash.mix(seed, presence << 32 | kind << 16 | options << 8 | invalid);
        int end = offset + buffer.getInt(offset + RecordLayout.COMMAND_LENGTH);
        for (int at = offset + RecordLayout.ID; at < end; at += Long.BYTES) {
            digest = IdHash.mix(digest, buffer.getLong(at));
        }
        return digest;
    }
}
