package io.daybook.ledger;

/** How a condition compares a balance with its amount. The order is part of the journal format. */
public enum Comparison {
    /** {@code >=}. */
    AT_LEAST(">="),
    /** {@code >}. */
    MORE_THAN(">"),
    /** {@code <=}. */
    AT_MOST("<="),
    /** {@code <}. */
    LESS_THAN("<"),
    /** {@code =}. */
    EQUAL_TO("=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /**
     * The sign of the comparison.
     *
     * @return one of {@code >= > <= < =}
     */
    public String symbol() {
        return symbol;
    }

    /**
     * Judges the result of a comparison.
     *
     * @param compared negative, zero or positive: balance against amount
     * @return whether the condition is met
     */
    public boolean accepts(int compared) {
        return switch (this) {
            case AT_LEAST -> compared >= 0;
            case MORE_THAN -> compared > 0;
            case AT_MOST -> compared <= 0;
            case LESS_THAN -> compared < 0;
            case EQUAL_TO -> compared == 0;
        };
    }
}
