/**
 * Exact calculations that hosts need before they post: splitting an amount, and converting it into another currency.
 * Pure functions; nothing rounds unless the caller says how, and what a rounding leaves over is named.
 */
package io.daybook.ledger.calculation;
