package io.daybook.ledger.core.seal;

/** Seals with AES-256-GCM under data keys. */
public final class AesGcmSeal implements FrameSeal {
    private final DataKeys keys;

    /**
     * A seal.
     *
     * @param keys where data keys come from
     */
    public AesGcmSeal(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public FrameSealer sealer() {
        int number = keys.fresh();
        return new AesGcmSealer(number, keys.key(number));
    }

    @Override
    public FrameOpener opener() {
        return new AesGcmOpener(keys);
    }

    @Override
    public boolean canOpen() {
        return true;
    }
}
