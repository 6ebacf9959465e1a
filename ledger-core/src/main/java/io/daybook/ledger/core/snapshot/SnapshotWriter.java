package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.pipeline.StateTask;
import io.daybook.ledger.core.read.Assets;
import io.daybook.ledger.core.seal.FrameSealer;
import io.daybook.ledger.core.statemachine.state.AssetTable;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.core.statemachine.state.StateImage;
import io.daybook.ledger.core.statemachine.state.StateSection;
import io.daybook.ledger.core.statemachine.state.StateSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Goes through an image once: hashes it, adds its totals up, and writes it when there is somewhere to write to. */
final class SnapshotWriter implements StateSink {
    private static final int PAIRS_LENGTH = 2 * Long.BYTES * 512;

    private final SnapshotHeader header;
    private final StateImage image;
    /** Null when nothing is written. */
    private final BlockWriter blocks;

    private final Pace pace;
    private final StateHasher hasher = new StateHasher();
    private final TotalsCounter totals = new TotalsCounter();
    private final List<String> assets = new ArrayList<>();
    private final Map<StateSection, SealedRows> sealed = new EnumMap<>(StateSection.class);
    private byte[] stateHash = {};

    private SnapshotWriter(SnapshotHeader header, StateImage image, Pace pace, BlockWriter blocks) {
        this.header = header;
        this.image = image;
        this.pace = pace;
        this.blocks = blocks;
    }

    /** Only looks. */
    static FrozenFacts facts(SnapshotHeader header, StateImage image, Pace pace) {
        return new SnapshotWriter(header, image, pace, null).run();
    }

    /** Writes a snapshot. */
    static SnapshotWriter to(
            SnapshotOutput output, SnapshotHeader header, StateImage image, Pace pace, FrameSealer sealer) {
        output.write(header.encode());
        SnapshotWriter writer = new SnapshotWriter(header, image, pace, new BlockWriter(output, header, sealer));
        for (StateSection table : StateSection.values()) {
            if (table.isAppendOnly()) {
                writer.sealed.put(table, new SealedRows(table, image, output.rowFile(table)));
            }
        }
        return writer;
    }

    /** Writes all of it; it is not committed yet. */
    FrozenFacts write(FrameIndex index) {
        FrozenFacts facts = run();
        end(index, Objects.requireNonNull(blocks));
        sealed.values().forEach(SealedRows::force);
        return facts;
    }

    /** What the ledger does when the snapshot is committed: old rows are read from their files. */
    StateTask sealed() {
        Map<SealedRows, List<ByteBuffer>> segments = new LinkedHashMap<>();
        sealed.values().forEach(rows -> segments.put(rows, rows.map()));
        return state -> segments.forEach((rows, mapped) -> rows.replace(state, mapped));
    }

    private FrozenFacts run() {
        image.write(this);
        stateHash = hasher.digest();
        return new FrozenFacts(
                header.ledger(),
                header.sequence(),
                header.timestampNs(),
                header.chainHash(),
                Hex.of(stateHash),
                totals.lines(assets));
    }

    @Override
    public void begin(StateSection section) {
        if (blocks != null) {
            blocks.begin(section.code());
            SealedRows rows = sealed.get(section);
            if (rows != null) {
                blocks.write(ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(0, rows.rows()));
            }
        }
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        int start = bytes.position();
        hasher.bytes(bytes);
        if (blocks != null) {
            blocks.write(bytes.position(start));
        }
    }

    @Override
    public void rows(StateSection section, long firstRow, ByteBuffer rows) {
        if (section == StateSection.ACCOUNTS) {
            totals.add(rows);
        } else if (section == StateSection.ASSETS) {
            for (int at = rows.position(); at < rows.limit(); at += AssetTable.ROW_LENGTH) {
                assets.add(Assets.code(rows.getLong(at + Long.BYTES), rows.getLong(at)));
            }
        }
        SealedRows kept = sealed.get(section);
        if (kept == null || blocks == null) {
            bytes(rows);
        } else {
            int start = rows.position();
            hasher.bytes(rows);
            kept.take(firstRow, rows.position(start));
            blocks.write(rows);
        }
        pace.step();
    }

    private void end(FrameIndex index, BlockWriter blocks) {
        blocks.begin(BlockWriter.FRAMES);
        long[] frames = index.upTo(header.sequence());
        ByteBuffer pairs = ByteBuffer.allocate(PAIRS_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        pairs.putLong(frames.length / 2);
        for (long word : frames) {
            if (!pairs.hasRemaining()) {
                blocks.write(pairs.flip());
                pairs.clear();
            }
            pairs.putLong(word);
        }
        blocks.write(pairs.flip());
        blocks.begin(BlockWriter.END);
        blocks.write(ByteBuffer.wrap(stateHash));
        blocks.end();
    }
}
