package io.daybook.ledger.cli.demo;

/** What a posting was for: column {@code k_symbol}. */
enum Purpose {
    /** Not stated. The bank writes nothing, or one blank. */
    NONE(0, ""),
    /** Interest credited to the customer. */
    INTEREST(1, "UROK"),
    /** The fee for a statement. */
    STATEMENT_FEE(2, "SLUZBY"),
    /** Household payments, collected together. */
    HOUSEHOLD(3, "SIPO"),
    /** Old-age pension. */
    PENSION(4, "DUCHOD"),
    /** Insurance premium. */
    INSURANCE(5, "POJISTNE"),
    /** Instalment of a loan. */
    LOAN(6, "UVER"),
    /** Interest the customer pays for a negative balance. */
    PENALTY_INTEREST(7, "SANKC. UROK");

    private final int number;
    private final String label;

    Purpose(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** Its part in a transfer's code, 0 .. 7. */
    int number() {
        return number;
    }

    /** The bank's word. */
    String label() {
        return label;
    }

    static Purpose of(String label) {
        String stripped = label.strip();
        for (Purpose purpose : values()) {
            if (purpose.label.equals(stripped)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("unknown purpose: k_symbol=" + label);
    }
}
