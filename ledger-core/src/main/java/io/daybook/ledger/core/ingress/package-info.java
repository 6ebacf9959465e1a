/**
 * The two doors of the host: single commands with a pending receipt, and the reusable batch. Both write the same bytes.
 */
package io.daybook.ledger.core.ingress;
