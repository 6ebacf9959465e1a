/** The ledger from a shell: {@code bin/ledger} starts {@link io.daybook.ledger.cli.Main}. */
package io.daybook.ledger.cli;
