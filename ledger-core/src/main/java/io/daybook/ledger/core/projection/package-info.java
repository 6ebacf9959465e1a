/** What follows the journal behind the durable sequence: {@link io.daybook.ledger.core.projection.JournalTail}. */
package io.daybook.ledger.core.projection;
