/** What readers get: immutable values, each with the sequence it is true at. */
package io.daybook.ledger.query;
