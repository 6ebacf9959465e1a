package io.daybook.seal;

import io.daybook.ledger.LedgerException;

/**
 * Holds the master keys of a ledger that is encrypted at rest. Batches are sealed under data keys, a fresh one at every
 * open; the directory keeps each data key wrapped by a master key, and the master keys never get there. A host that has
 * a key management service or a hardware module implements this; {@link MasterKeyFile} is one on a file.
 *
 * <p>Called when a ledger is opened, read or rotated, never while it decides. Thread-safe.
 */
public interface KeyProvider {
    /**
     * The master key that new data keys are wrapped with.
     *
     * @return its id: 1-200 characters of {@code A-Z a-z 0-9 . _ : / @ -}
     * @throws LedgerException KEY when there is none
     */
    String currentKeyId();

    /**
     * Wraps a data key, so that nobody without the master key can read it or pass another one off.
     *
     * @param masterKeyId the master key, as {@link #currentKeyId()} named it
     * @param dataKey 32 bytes, not to be kept
     * @param context what the data key belongs to; unwrapping must need the same
     * @return the wrapped key, 1-4096 bytes
     * @throws LedgerException KEY when the master key is not there or the service does not answer
     */
    byte[] wrap(String masterKeyId, byte[] dataKey, byte[] context);

    /**
     * Unwraps a data key.
     *
     * @param masterKeyId the master key that it was wrapped with
     * @param wrapped what {@link #wrap} answered
     * @param context as it was given to {@link #wrap}
     * @return the data key, 32 bytes, which the caller overwrites after use
     * @throws LedgerException KEY when the master key is not there or another, or the service does not answer
     */
    byte[] unwrap(String masterKeyId, byte[] wrapped, byte[] context);
}
