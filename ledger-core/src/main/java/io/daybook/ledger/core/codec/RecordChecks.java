package io.daybook.ledger.core.codec;

import org.agrona.DirectBuffer;

/** Whether the lengths in a record can be, so that whoever walks through it comes to an end inside it. */
public final class RecordChecks {
    private RecordChecks() {}

    /**
     * Checks a record whose own length is known to fit into its frame.
     *
     * @param buffer holds it
     * @param offset where it starts
     * @throws IllegalArgumentException when a length in it cannot be
     */
    public static void requireSound(DirectBuffer buffer, int offset) {
        int length = buffer.getInt(offset + RecordLayout.LENGTH);
        requireLengths(buffer, offset, length);
        if (buffer.getByte(offset + RecordLayout.KIND) == Kinds.GROUP) {
            int at = offset + new CommandView().wrap(buffer, offset).membersOffset();
            int end = offset + length;
            while (at < end) {
                requireLengths(buffer, at, end - at);
                at += buffer.getInt(at + RecordLayout.LENGTH);
            }
        }
    }

    private static void requireLengths(DirectBuffer buffer, int offset, int room) {
        if (room < RecordLayout.BODY) {
            throw new IllegalArgumentException("no room for a record: bytes=" + room);
        }
        int length = buffer.getInt(offset + RecordLayout.LENGTH);
        int command = buffer.getInt(offset + RecordLayout.COMMAND_LENGTH);
        boolean sound = length >= RecordLayout.BODY
                && length <= room
                && length == RecordLayout.align(length)
                && command >= RecordLayout.BODY
                && command <= length;
        if (!sound) {
            throw new IllegalArgumentException(
                    "lengths that cannot be: record=" + length + ", command=" + command + ", room=" + room);
        }
    }
}
