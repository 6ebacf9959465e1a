package io.daybook.ledger.benchmarks.journal;

import io.daybook.ledger.Durability;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.persistence.chronicle.ChronicleJournal;
import io.daybook.ledger.persistence.chronicle.ChronicleJournalOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** A way to bring a frame to the disk. */
enum Contestant {
    /** Positional writes into a file that was filled with zeros before: the least that a durable append can cost. */
    CHANNEL("channel, allocated") {
        @Override
        Run open(Path directory, long bytes) throws IOException {
            return new ChannelRun(directory.resolve("file"), bytes);
        }
    },
    /** The same into a new file, whose pages and blocks have to be found on the way. */
    CHANNEL_NEW("channel, new file") {
        @Override
        Run open(Path directory, long bytes) throws IOException {
            return new ChannelRun(directory.resolve("file"), 0);
        }
    },
    /** Chronicle as its users write it: through the mapping, with its own sync in its strictest mode. */
    CHRONICLE("chronicle, mapped") {
        @Override
        Run open(Path directory, long bytes) {
            return new ChronicleRun(directory);
        }
    },
    /** The journal as it is by default. */
    JOURNAL("journal") {
        @Override
        Run open(Path directory, long bytes) {
            return new JournalRun(ChronicleJournalOptions.of(directory));
        }
    },
    /** The journal without zeros ahead of its frames. */
    JOURNAL_BARE("journal, not ahead") {
        @Override
        Run open(Path directory, long bytes) {
            return new JournalRun(ChronicleJournalOptions.of(directory).withAllocateAhead(0));
        }
    };

    private final String label;

    Contestant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * Makes it ready in an empty directory.
     *
     * @param directory where to write
     * @param bytes the most that will be written
     */
    abstract Run open(Path directory, long bytes) throws IOException;

    /** One measurement's appends. */
    interface Run extends AutoCloseable {
        void append(long sequence, ByteBuffer header, ByteBuffer body) throws IOException;

        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    private static final class ChannelRun implements Run {
        private final FileChannel channel;
        private long offset;

        ChannelRun(Path file, long bytes) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
            for (long at = 0; at < bytes; at += zeros.capacity()) {
                channel.write(zeros.clear(), at);
            }
            channel.force(true);
        }

        @Override
        public void append(long sequence, ByteBuffer header, ByteBuffer body) throws IOException {
            offset += channel.write(header, offset);
            offset += channel.write(body, offset);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class ChronicleRun implements Run {
        private static final long BLOCK_LENGTH = 256L << 20;

        private final ChronicleQueue queue;
        private final ExcerptAppender appender;

        ChronicleRun(Path directory) {
            queue = SingleChronicleQueueBuilder.binary(directory)
                    .blockSize(BLOCK_LENGTH)
                    .syncMode(SyncMode.SYNC)
                    .build();
            appender = queue.createAppender();
        }

        @Override
        public void append(long sequence, ByteBuffer header, ByteBuffer body) {
            try (DocumentContext document = appender.writingDocument()) {
                Bytes<?> bytes = document.wire().bytes();
                bytes.writeSome(header);
                bytes.writeSome(body);
            }
        }

        @Override
        public void force() {
            appender.sync();
        }

        @Override
        public void close() {
            appender.close();
            queue.close();
        }
    }

    private static final class JournalRun implements Run {
        private final Journal journal;
        private final JournalAppender appender;

        JournalRun(ChronicleJournalOptions options) {
            journal = ChronicleJournal.open(options.withDurability(Durability.SYNC), new FrameLayout());
            appender = journal.appender();
        }

        @Override
        public void append(long sequence, ByteBuffer header, ByteBuffer body) {
            appender.append(sequence, header, body);
        }

        @Override
        public void force() {
            appender.force();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
