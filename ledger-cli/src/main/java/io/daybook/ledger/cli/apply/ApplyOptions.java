package io.daybook.ledger.cli.apply;

import io.daybook.ledger.ClockMode;

/**
 * How commands are applied.
 *
 * @param clock where timestamps come from
 * @param simulate whether everything is forgotten again
 * @param effects whether due effects are printed among the receipts
 */
public record ApplyOptions(ClockMode clock, boolean simulate, boolean effects) {}
