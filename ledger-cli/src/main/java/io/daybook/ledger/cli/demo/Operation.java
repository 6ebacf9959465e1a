package io.daybook.ledger.cli.demo;

/** How the bank moved the money: column {@code operation}. */
enum Operation {
    /** Cash paid in. */
    CASH_DEPOSIT(1, "VKLAD"),
    /** From an account at another bank. */
    TRANSFER_IN(2, "PREVOD Z UCTU"),
    /** By the bank itself: interest has no operation. */
    BY_THE_BANK(3, ""),
    /** Cash paid out, and what the bank books like it: fees, penalty interest. */
    CASH_WITHDRAWAL(4, "VYBER"),
    /** To an account at another bank. */
    TRANSFER_OUT(5, "PREVOD NA UCET"),
    /** Cash from a machine. */
    CARD_WITHDRAWAL(6, "VYBER KARTOU");

    private final int number;
    private final String label;

    Operation(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** Its part in a transfer's code, 1 .. 6. */
    int number() {
        return number;
    }

    /** The bank's word. */
    String label() {
        return label;
    }

    static Operation of(String label) {
        for (Operation operation : values()) {
            if (operation.label.equals(label)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("unknown operation: operation=" + label);
    }
}
