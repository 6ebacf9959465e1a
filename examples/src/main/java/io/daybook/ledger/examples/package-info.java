/**
 * One idea a file, each with a {@code main} that takes the directory of a ledger. The build compiles and runs them, and
 * the documentation shows their source. Start with {@link io.daybook.ledger.examples.QuickStart}.
 */
package io.daybook.ledger.examples;
