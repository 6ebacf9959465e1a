/** The door that does not allocate: a reusable {@link io.daybook.ledger.batch.CommandBatch}. */
package io.daybook.ledger.batch;
