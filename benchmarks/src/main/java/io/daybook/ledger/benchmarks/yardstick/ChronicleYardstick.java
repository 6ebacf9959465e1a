package io.daybook.ledger.benchmarks.yardstick;

import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** Chronicle Queue as its users write it: excerpts through the mapping, with its own sync in its strictest mode. */
public final class ChronicleYardstick implements Contestant {
    private static final long BLOCK_LENGTH = 256L << 20;

    private final String name;
    private final int transfers;
    private final boolean synced;
    private ByteBuffer frame = ByteBuffer.allocate(0);
    private ChronicleQueue queue;
    private ExcerptAppender appender;

    /**
     * Appends of frames.
     *
     * @param name in its contest
     * @param transfers that a frame stands for
     * @param synced whether {@code sync()} follows each
     */
    public ChronicleYardstick(String name, int transfers, boolean synced) {
        this.name = name;
        this.transfers = transfers;
        this.synced = synced;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return "Chronicle Queue, mapped, blocks of 256 MiB, " + frame.capacity() + " bytes an excerpt"
                + (synced ? ", SyncMode.SYNC and sync() after each" : ", never synced");
    }

    @Override
    public void open(Path directory) {
        frame = ChannelYardstick.filled(FrameBytes.of(transfers));
        queue = SingleChronicleQueueBuilder.binary(directory.resolve("queue"))
                .blockSize(BLOCK_LENGTH)
                .syncMode(SyncMode.SYNC)
                .build();
        appender = queue.createAppender();
    }

    @Override
    public Sample run(Budget budget) {
        long frames = 0;
        long most = Math.max(1, budget.operations() / transfers);
        long start = System.nanoTime();
        long end;
        do {
            try (DocumentContext document = appender.writingDocument()) {
                document.wire().bytes().writeSome(frame.clear());
            }
            if (synced) {
                appender.sync();
            }
            frames++;
            end = System.nanoTime();
        } while (end - start < budget.nanos() && frames < most);
        return Sample.rate(frames * transfers, end - start);
    }

    @Override
    public void close() {
        if (appender != null) {
            appender.close();
            queue.close();
        }
    }
}
