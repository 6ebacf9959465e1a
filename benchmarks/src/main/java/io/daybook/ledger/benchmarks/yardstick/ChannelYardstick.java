package io.daybook.ledger.benchmarks.yardstick;

import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/**
 * Positional writes into a file that was filled with zeros before, each followed by {@code force(false)} or not: the
 * least that a durable append can cost.
 */
public final class ChannelYardstick implements Contestant {
    private static final long FILE_LENGTH = 256L << 20;

    private final String name;
    private final int transfers;
    private final boolean forced;
    private ByteBuffer frame = ByteBuffer.allocate(0);
    private FileChannel channel;

    /**
     * Appends of frames.
     *
     * @param name in its contest
     * @param transfers that a frame stands for
     * @param forced whether each is forced
     */
    public ChannelYardstick(String name, int transfers, boolean forced) {
        this.name = name;
        this.transfers = transfers;
        this.forced = forced;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return "FileChannel, allocated file of 256 MiB, " + frame.capacity() + " bytes an append"
                + (forced ? ", force(false) after each" : ", never forced");
    }

    @Override
    public void open(Path directory) throws IOException {
        frame = filled(FrameBytes.of(transfers));
        channel = FileChannel.open(directory.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        for (long at = 0; at < FILE_LENGTH; at += zeros.capacity()) {
            channel.write(zeros.clear(), at);
        }
        channel.force(true);
    }

    static ByteBuffer filled(int length) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        for (int i = 0; i < length; i++) {
            bytes.put((byte) (i * 31 + 7));
        }
        return bytes.flip();
    }

    @Override
    public Sample run(Budget budget) throws IOException {
        Histogram latencies = new Histogram(3);
        long frames = 0;
        long offset = 0;
        long most = Math.max(1, budget.operations() / transfers);
        long start = System.nanoTime();
        long before = start;
        do {
            if (offset + frame.capacity() > FILE_LENGTH) {
                offset = 0;
            }
            offset += channel.write(frame.clear(), offset);
            if (forced) {
                channel.force(false);
            }
            frames++;
            long after = System.nanoTime();
            latencies.recordValue(after - before);
            before = after;
        } while (before - start < budget.nanos() && frames < most);
        Sample sample = Sample.rate(frames * transfers, before - start);
        return transfers == 1 ? sample.and(latencies) : sample;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
