package io.daybook.ledger.core.pipeline;

/** Hears where the journal stands when everything before a place of the ring is in it. Called on the journal thread. */
@FunctionalInterface
public interface FrameEnd {
    /**
     * Called once; the journal's last frame ends at that place.
     *
     * @param position of the last frame; Journal.BEFORE_FIRST for none
     * @param chainHash of the last frame, 32 bytes; zeros for none
     */
    void onFrameEnd(long position, byte[] chainHash);
}
