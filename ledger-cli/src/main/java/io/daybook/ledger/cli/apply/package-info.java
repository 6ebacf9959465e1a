/**
 * Commands from a stream, receipts to another. Two threads beside the ledger's own:
 *
 * <pre>
 *   input -> LineReader -> CommandReader -> CommandFeeder -> ledger.submit
 *                                               | Answer (request, receipt to come)
 *                                               v
 *                                          AnswerQueue -> Apply -> output
 *                                                           ^
 *                          ledger.subscribe -> EffectTap ---+ (effects, if they are asked for)
 * </pre>
 *
 * <p>{@link io.daybook.ledger.cli.apply.Apply} runs on the caller's thread and prints in the order of the input; the
 * feeder has a thread of its own, so that many commands share a flush.
 */
package io.daybook.ledger.cli.apply;
