package io.daybook.ledger.cli.json;

/**
 * An effect in the input, which happens again by itself once the clock has come to it. Immutable.
 *
 * @param timestampNs when it happened, ns since the epoch
 */
public record ClockMove(long timestampNs) implements InputLine {}
