package io.daybook.ledger.cli.demo;

import java.time.LocalDate;

/**
 * A customer's account as the bank opened it. Immutable.
 *
 * @param id the bank's number
 * @param openedOn the bank's date
 * @param statements how often the customer gets a statement
 * @param mayGoBelowZero whether the bank let its balance go below zero
 */
record BankAccount(long id, LocalDate openedOn, Statements statements, boolean mayGoBelowZero) {
    /** How often a statement is issued; its number becomes the code of the account. */
    enum Statements {
        /** Once a month. */
        MONTHLY(1, "POPLATEK MESICNE"),
        /** Once a week. */
        WEEKLY(2, "POPLATEK TYDNE"),
        /** After each movement. */
        AFTER_MOVEMENT(3, "POPLATEK PO OBRATU");

        private final int number;
        private final String label;

        Statements(int number, String label) {
            this.number = number;
            this.label = label;
        }

        /** The account's code, 1 .. 3. */
        int number() {
            return number;
        }

        static Statements of(String label) {
            for (Statements statements : values()) {
                if (statements.label.equals(label)) {
                    return statements;
                }
            }
            throw new IllegalArgumentException("unknown frequency: frequency=" + label);
        }
    }
}
