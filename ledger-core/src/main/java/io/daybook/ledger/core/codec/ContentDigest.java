package io.daybook.ledger.core.codec;

import io.daybook.ledger.core.statemachine.state.IdHash;

/** The digest of what a command asks for: everything the host said but its timestamp. Equal content, equal digest. */
public final class ContentDigest {
    private ContentDigest() {}

    /**
     * The digest of a command, of a group with all its members.
     *
     * @param command which
     * @return 64 bits
     */
    public static long of(CommandView command) {
        long digest = ofOne(0, command, 0);
        if (command.kind() == Kinds.GROUP) {
            int end = command.length();
            int at = command.membersOffset();
            while (at < end) {
                digest = ofOne(digest, command, at);
                at += command.intAt(at + RecordLayout.LENGTH);
            }
        }
        return digest;
    }

    private static long ofOne(long seed, CommandView view, int command) {
        int kind = view.byteAt(command + RecordLayout.KIND);
        int options = view.byteAt(command + RecordLayout.OPTIONS);
        int invalid = view.byteAt(command + RecordLayout.INVALID_FIELD);
        long presence = view.intAt(command + RecordLayout.PRESENCE);
        long digest = IdHash.mix(seed, presence << 32 | kind << 16 | options << 8 | invalid);
        int end = command + view.intAt(command + RecordLayout.COMMAND_LENGTH);
        for (int at = command + RecordLayout.ID; at < end; at += Long.BYTES) {
            digest = IdHash.mix(digest, view.longAt(at));
        }
        return digest;
    }
}
