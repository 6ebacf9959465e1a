/** Statements in the formats of the banking world: camt.053 (ISO 20022) and MT940 (SWIFT). */
package io.daybook.ledger.statement;
