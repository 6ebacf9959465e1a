package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.core.statemachine.state.StateLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** Reads a snapshot back, suspiciously: each block's checksum, each section's length, and the state hash at the end. */
public final class SnapshotLoader {
    private static final int HASH_LENGTH = 32;

    private final BlockReader blocks;

    private SnapshotLoader(SnapshotInput input, FrameOpener opener) {
        this.blocks = new BlockReader(input, opener);
    }

    /**
     * What a snapshot holds.
     *
     * @param header where it belongs
     * @param state the books
     * @param index where the journal's frames are, up to the header's position
     * @param stateHash of the state, 64 hexadecimal digits
     */
    public record Loaded(SnapshotHeader header, LedgerState state, FrameIndex index, String stateHash) {}

    /**
     * Loads a snapshot. That it belongs to the journal's chain is for the caller to check.
     *
     * @param input its bytes
     * @param ledger whose it must be
     * @param opener opens a sealed one, this call's alone
     * @return all that it holds
     * @throws LedgerException DAMAGED or UNKNOWN_VERSION with file, offset, expected and found; KEY when it is sealed
     *     and the key cannot be had
     */
    public static Loaded load(SnapshotInput input, UUID ledger, FrameOpener opener) {
        SnapshotLoader loader = new SnapshotLoader(input, opener);
        try {
            return loader.load(ledger);
        } catch (LedgerException known) {
            throw known;
        } catch (RuntimeException unexpected) {
            throw loader.blocks.refuse("it cannot be read: " + unexpected);
        }
    }

    /**
     * Checks of a snapshot what can be checked without a key: the header, and the checksum and number of each block.
     *
     * @param input its bytes
     * @param ledger whose it must be
     * @throws LedgerException DAMAGED or UNKNOWN_VERSION with file, offset, expected and found
     */
    public static void checkBlocks(SnapshotInput input, UUID ledger) {
        SnapshotLoader loader = new SnapshotLoader(input, FrameOpener.WITHOUT_KEYS);
        loader.header(ledger);
        loader.blocks.checkBlocks();
    }

    private SnapshotHeader header(UUID ledger) {
        SnapshotHeader header = blocks.header();
        if (!header.ledger().equals(ledger)) {
            throw blocks.refuse("another ledger's: expected=" + ledger + ", found=" + header.ledger());
        }
        return header;
    }

    private Loaded load(UUID ledger) {
        SnapshotHeader header = header(ledger);
        LedgerState state = StateLoader.load(blocks);
        FrameIndex index = frames(header);
        String stateHash = stateHash();
        blocks.requireEnd();
        String found = Hex.of(new StateHasher().hash(state));
        if (!found.equals(stateHash)) {
            throw blocks.refuse("field=stateHash, expected=" + stateHash + ", found=" + found);
        }
        if (state.lastSequence() != header.sequence() || state.lastTimestampNs() != header.timestampNs()) {
            throw blocks.refuse("field=sequence, expected=" + header.sequence() + ", found=" + state.lastSequence());
        }
        StateLoader.index(state);
        return new Loaded(header, state, index, stateHash);
    }

    private FrameIndex frames(SnapshotHeader header) {
        blocks.begin(BlockWriter.FRAMES);
        FrameIndex index = new FrameIndex();
        long count = getLong();
        for (long i = 0; i < count; i++) {
            long sequence = getLong();
            long position = getLong();
            if (position > header.position()) {
                throw blocks.refuse("a frame behind the last: sequence=" + sequence + ", position=" + position);
            }
            index.note(sequence, position);
        }
        return index;
    }

    private String stateHash() {
        blocks.begin(BlockWriter.END);
        byte[] hash = new byte[HASH_LENGTH];
        blocks.read(ByteBuffer.wrap(hash));
        return Hex.of(hash);
    }

    private long getLong() {
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        blocks.read(word);
        return word.getLong(0);
    }
}
