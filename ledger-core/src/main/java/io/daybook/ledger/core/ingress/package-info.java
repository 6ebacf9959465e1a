/**
 * The two doors of the host: single commands, whose receipt is awaited or pending, and the reusable batch. Both write
 * the same bytes.
 */
package io.daybook.ledger.core.ingress;
