/**
 * The engine. {@link io.daybook.ledger.core.LedgerEngine} is its life: recover, run, answer, close;
 * {@link io.daybook.ledger.core.LedgerContext} its settings.
 *
 * <pre>
 *   host threads            ledger thread                 journal thread                       readers
 *   ingress, codec ──ring──▶ statemachine ──reply──▶ frame ─▶ journal ─▶ durable ─▶ release ─▶ read, projection
 *      encode once           decide │ book                  append, force          one barrier   never ahead of durable
 *   start: recovery replays the journal through the same state machine, then the pipeline opens
 * </pre>
 *
 * <p>Where to look: a byte's place in {@code codec}; a rule in {@code statemachine}; a table in
 * {@code statemachine.state}; threads and the release barrier in {@code pipeline}; what a host's call becomes in
 * {@code ingress}; what a reader sees in {@code read}; listeners in {@code projection}; the ports to files in
 * {@code journal}.
 */
package io.daybook.ledger.core;
