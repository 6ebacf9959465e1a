/**
 * The ports of the journal: the durable log of decided commands, as a sequence of framed batches.
 *
 * <pre>
 *   journal thread ──▶ JournalAppender.append(header, body) ─▶ position     one frame a batch
 *                      JournalAppender.force()                 then, and only then, receipts leave
 *
 *   recovery, projections, verify, backup ──▶ JournalReader.next() / frame() / position() / seek(position)
 *                                             JournalReader.end(): why there was no further frame
 * </pre>
 *
 * <p>A journal deals in bytes. What a frame means, its checksum, its place in the chain, is the business of its caller;
 * the little that a journal has to know of a frame stands in {@link io.daybook.ledger.core.journal.FrameFormat}. A
 * <em>sequence</em> is the ledger's order of commands, a <em>position</em> is an opaque place in the journal: never mix
 * them.
 *
 * <p>Start reading at {@link io.daybook.ledger.core.journal.Journal}.
 */
package io.daybook.ledger.core.journal;
