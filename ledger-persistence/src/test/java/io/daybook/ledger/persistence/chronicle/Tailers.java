package io.daybook.ledger.persistence.chronicle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** Ordinary tailers of an ordinary queue that was opened without a setting: what a stranger to the ledger would use. */
final class Tailers {
    private Tailers() {}

    /** The sequences of all frames that a tailer reads. */
    static List<Long> read(Path directory) {
        List<Long> sequences = new ArrayList<>();
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return sequences;
                    }
                    sequences.add(TestFrames.check(frame(document)));
                }
            }
        }
    }

    /** The sequence of the frame at an index of Chronicle's. */
    static long readAt(Path directory, long index) {
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            if (!tailer.moveToIndex(index)) {
                return -2;
            }
            try (DocumentContext document = tailer.readingDocument()) {
                return TestFrames.check(frame(document));
            }
        }
    }

    /** How many excerpts of the last file lie before the place that a tailer finds as the end. */
    static long countBeforeEnd(Path directory) {
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            return tailer.toEnd().index() & 0xFFFF_FFFFL;
        }
    }

    private static ByteBuffer frame(DocumentContext document) {
        Bytes<?> bytes = document.wire().bytes();
        ByteBuffer frame =
                ByteBuffer.allocateDirect((int) bytes.readRemaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(frame);
        return frame.flip();
    }
}
