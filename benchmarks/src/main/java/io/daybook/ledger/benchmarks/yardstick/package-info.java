/** What a ledger is made of, each part alone: the disk, Chronicle, the Disruptor, the state machine. */
package io.daybook.ledger.benchmarks.yardstick;
