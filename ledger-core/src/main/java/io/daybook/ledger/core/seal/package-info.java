/**
 * Encryption at rest: how the body of a frame is sealed before its checksum and its place in the chain are computed,
 * and opened after both were checked. Journals and what copies them deal in sealed bytes and need no key.
 *
 * <pre>
 *   FrameWriter ─▶ FrameSealer: plain body ─▶ chunks, each with its tag ─▶ CRC32C, chain ─▶ journal
 *   FrameReader ◀─ FrameOpener: plain body ◀─ chunks, each with its tag ◀─ CRC32C, chain ◀─ journal
 *                                    DataKeys: the key by its number
 * </pre>
 *
 * <p>Start reading at {@link io.daybook.ledger.core.seal.FrameSeal}. The ciphers are the JDK's.
 */
package io.daybook.ledger.core.seal;
