/**
 * Looks at a ledger from outside: {@link io.daybook.ledger.persistence.verify.Verifier} reads the files that a ledger
 * has written, believes nothing of them, and says all that it finds. It shares no state with who has written them, and
 * changes nothing.
 */
package io.daybook.ledger.persistence.verify;
