/** The threads that a ledger makes for itself. */
package io.daybook.ledger.core.thread;
