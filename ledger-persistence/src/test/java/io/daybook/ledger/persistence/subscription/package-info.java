/** Listeners of a ledger in a directory: what they hear, from where, and across restarts. */
package io.daybook.ledger.persistence.subscription;
