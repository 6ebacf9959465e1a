package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.ingress.PendingAnswer;
import io.daybook.ledger.core.pipeline.LedgerPipeline;
import io.daybook.ledger.core.pipeline.StateTask;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateImage;
import java.util.Objects;
import java.util.UUID;

/** One freeze: the image from the ledger thread, its place in the journal from the journal thread. */
final class Freeze implements AutoCloseable {
    private final LedgerPipeline pipeline;
    private StateImage image;
    private long position;
    private String chainHash = "";
    private StateTask thaw = LedgerState::thaw;

    private Freeze(LedgerPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Freezes, and waits until everything in the image is durable. */
    static Freeze of(LedgerPipeline pipeline) {
        Freeze freeze = new Freeze(pipeline);
        PendingAnswer<Freeze> done = new PendingAnswer<>(() -> freeze);
        pipeline.publishFreeze(freeze::onState, freeze::onFrameEnd, done);
        return done.join();
    }

    private void onState(LedgerState state) {
        image = state.freeze();
    }

    private void onFrameEnd(long framePosition, byte[] frameHash) {
        position = framePosition;
        chainHash = Hex.of(frameHash);
    }

    StateImage image() {
        return Objects.requireNonNull(image, "image");
    }

    SnapshotHeader header(UUID ledger) {
        return new SnapshotHeader(ledger, image().lastSequence(), image().lastTimestampNs(), position, chainHash);
    }

    /** Has something done with the state in the moment of the thaw. */
    void atThaw(StateTask task) {
        thaw = state -> {
            task.onState(state);
            state.thaw();
        };
    }

    /** Thaws; after a halt nothing is left to go on with. */
    @Override
    public void close() {
        if (pipeline.halt().isHalted()) {
            return;
        }
        PendingAnswer<Boolean> done = new PendingAnswer<>(() -> true);
        pipeline.publishFreeze(thaw, (framePosition, frameHash) -> {}, done);
        if (done.exceptionally(halted -> false).join()) {
            image().release();
        }
    }
}
