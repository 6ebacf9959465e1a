/**
 * What readers see: {@link io.daybook.ledger.core.read.BalanceTable}, the balances at the durable sequence. The journal
 * thread writes it when it releases a batch; any thread reads a row without waiting.
 */
package io.daybook.ledger.core.read;
