package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.seal.FrameSealer;
import io.daybook.ledger.core.statemachine.state.StateSection;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes a loaded snapshot again, with all its rows, for a journal that has the same frames at other positions. */
public final class SnapshotCopy {
    private SnapshotCopy() {}

    /**
     * Writes it.
     *
     * @param store where it goes
     * @param loaded as it was loaded; not to be used any more
     * @param position of the frame that ends with it
     * @param index where frames are, that one among them
     * @param seal how it is sealed
     * @return the file
     */
    public static SnapshotFile write(
            SnapshotStore store, SnapshotLoader.Loaded loaded, long position, FrameIndex index, FrameSeal seal) {
        SnapshotHeader before = loaded.header();
        SnapshotHeader header = new SnapshotHeader(
                before.ledger(), before.sequence(), before.timestampNs(), position, before.chainHash());
        FrameSealer sealer = seal.sealer();
        SnapshotHeader named = header.sealedBy(sealer);
        try (SnapshotOutput output = store.create(named)) {
            SnapshotWriter.to(
                            new WithoutRowFiles(output),
                            named,
                            loaded.state().freeze(),
                            new Pace(() -> 0, () -> false),
                            sealer)
                    .write(index);
            return output.commit();
        }
    }

    /** The rows that are in files are in those of the source. */
    private record WithoutRowFiles(SnapshotOutput output) implements SnapshotOutput {
        @Override
        public void write(ByteBuffer bytes) {
            output.write(bytes);
        }

        @Override
        public Optional<RowFile> rowFile(StateSection table) {
            return Optional.empty();
        }

        @Override
        public SnapshotFile commit() {
            return output.commit();
        }

        @Override
        public void close() {
            output.close();
        }
    }
}
