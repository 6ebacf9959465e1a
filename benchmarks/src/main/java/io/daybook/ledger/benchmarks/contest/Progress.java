package io.daybook.ledger.benchmarks.contest;

/** Hears how far the measuring is. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void step(String what) {}

        @Override
        public void note(String line) {}
    };

    /**
     * Something begins.
     *
     * @param what it is
     */
    void step(String what);

    /**
     * Something that a reader has to know beside the numbers.
     *
     * @param line what
     */
    void note(String line);
}
