package io.daybook.ledger.persistence.golden;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes to be kept, and how they are read.
 *
 * @param bytes of a record or a frame
 * @param picture the same as lines of hex with comments
 */
record Golden(byte[] bytes, String picture) {
    private static final int HEADER = 128;

    /** Of a ledger's journal: the first frame, the first accepted record of each kind, the first of each rejection. */
    static Map<String, Golden> of(Path directory) {
        Map<String, Golden> golden = new TreeMap<>();
        for (byte[] whole : frames(directory)) {
            golden.computeIfAbsent("frame.hex", name -> ofFrame(whole));
            FrameReader frame = new FrameReader().wrap(direct(whole), 0);
            for (int i = 0; i < frame.count(); i++) {
                int start = frame.recordOffset(i);
                byte[] record =
                        Arrays.copyOfRange(whole, start, start + frame.buffer().getInt(start));
                add(golden, record, frame.firstSequence() + i);
            }
        }
        return golden;
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes)
                .flip();
    }

    /** All frames of a ledger's journal, in order. */
    static List<byte[]> frames(Path directory) {
        List<byte[]> frames = new ArrayList<>();
        try (Journal journal = LedgerDirectory.openJournalReadOnly(directory);
                JournalReader reader = journal.newReader()) {
            while (reader.next()) {
                ByteBuffer frame = reader.frame().duplicate();
                byte[] bytes = new byte[frame.remaining()];
                frame.get(bytes);
                frames.add(bytes);
            }
        }
        return frames;
    }

    private static void add(Map<String, Golden> golden, byte[] record, long sequence) {
        EventKind kind = EventKind.of(record[4] & 0xff);
        Outcome outcome = Outcome.of(record[5] & 0xff);
        String title = kind.label() + " " + outcome + ", sequence " + sequence + " of the golden books";
        String name = outcome == Outcome.ACCEPTED
                ? kind.label()
                : "rejected-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Golden described = new Golden(record, RecordPicture.of(title, record));
        int parts = partsOf(record);
        boolean more = golden.values().stream().noneMatch(known -> (parts & ~partsOf(known.bytes)) == 0);
        golden.putIfAbsent(name + (more && golden.containsKey(name + ".hex") ? "-guarded.hex" : ".hex"), described);
    }

    /** The presence bits of a record's optional parts. */
    private static int partsOf(byte[] record) {
        return record[16] & 0xff | (record[17] & 0xff) << 8;
    }

    private static Golden ofFrame(byte[] frame) {
        HexLines lines = new HexLines(frame);
        lines.title("a frame of one record, the first of the golden books");
        lines.text(4, "magic");
        lines.number(2, "format version");
        lines.number(2, "flags");
        lines.bytes(16, "the ledger's UUID");
        lines.number(8, "first sequence");
        int count = lines.number(4, "count of records").intValueExact();
        int length = lines.number(4, "length of all records").intValueExact();
        lines.number(4, "length of the body");
        lines.bytes(4, "unused");
        lines.number(8, "timestamp of the first record");
        lines.number(8, "timestamp of the last record");
        lines.bytes(32, "chain hash of the frame before");
        lines.bytes(4, "CRC32C of the body");
        lines.bytes(4, "CRC32C of the header");
        lines.bytes(24, "unused");
        while (lines.at() < HEADER + length) {
            RecordPicture.describe(lines);
        }
        for (int i = 0; i < count; i++) {
            lines.number(4, "offset of record " + i);
        }
        return new Golden(frame, lines.toString());
    }
}
