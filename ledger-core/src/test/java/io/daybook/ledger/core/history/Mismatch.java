package io.daybook.ledger.core.history;

/** The ledger did something else than the model, or an invariant is broken. */
final class Mismatch extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final int index;

    Mismatch(int index, RuntimeException thrown) {
        super("the ledger threw\n  index    " + index + "\n  " + thrown, thrown);
        this.index = index;
    }

    Mismatch(int index, String what, Object expected, Object actual) {
        super(what + "\n  index    " + index + "\n  expected " + expected + "\n  actual   " + actual);
        this.index = index;
    }

    /** The step at which it showed. */
    int index() {
        return index;
    }

    static void unless(boolean holds, int index, String what, Object expected, Object actual) {
        if (!holds) {
            throw new Mismatch(index, what, expected, actual);
        }
    }

    static void unlessEqual(Object expected, Object actual, int index, String what) {
        unless(expected.equals(actual), index, what, expected, actual);
    }
}
