/**
 * The byte formats: a command as it is encoded at the edge, the record that it becomes when it is decided, and the
 * frame that one batch of records is journalled in. {@code docs/format.md} pictures them; golden files pin every byte.
 *
 * <p>{@link io.daybook.ledger.core.codec.CommandEncoder} turns API commands into bytes,
 * {@link io.daybook.ledger.core.codec.CommandView} reads them in place,
 * {@link io.daybook.ledger.core.codec.EventDecoder} turns records back into API commands and receipts.
 */
package io.daybook.ledger.core.codec;
