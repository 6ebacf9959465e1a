/**
 * The state machine: what the ledger decides. No clock, no I/O, no logger, no thread.
 *
 * <p>{@link io.daybook.ledger.core.statemachine.LedgerStateMachine} takes one command after the other. It judges
 * structure ({@code StructureRules}, group A) and identity ({@code IdentityRules}, group B), applies what is due, and
 * hands the command to the {@code CommandDispatcher}, which finds the processor of its family:
 *
 * <pre>
 *   command ─▶ StructureRules ─▶ IdentityRules ─▶ due effects ─▶ CommandDispatcher ─▶ processor.decide   C, D, E, F, G
 *                                                       GroupProcessor ─┘   │          ── the line ──
 *                                                                           └─────────▶ processor.book   cannot fail
 *                                                                                              │
 *                                                       RecordWriter ◀── command, outcome, after-images
 * </pre>
 *
 * <p>Rules that several processors share stand once: {@code PairRules} (C and D), {@code AccountRules} (E),
 * {@code AmountRules} (F and G). {@code Movements} holds what a command will do to the totals, judged before it is
 * booked.
 */
package io.daybook.ledger.core.statemachine;
