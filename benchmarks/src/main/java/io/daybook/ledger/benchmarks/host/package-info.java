/** The ledger as its hosts call it, from submit to receipt: blocking, asynchronously, in batches. */
package io.daybook.ledger.benchmarks.host;
