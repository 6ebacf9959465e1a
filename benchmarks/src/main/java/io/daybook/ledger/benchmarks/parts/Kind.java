package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.benchmarks.workload.Mix;

/** A kind of work that is encoded and decided. */
public enum Kind {
    /** One transfer after the other. */
    TRANSFER(Mix.TRANSFERS),
    /** Of thirteen commands seven are transfers, three are holds, three capture them. */
    HOLD_AND_CAPTURE(Mix.HOLDS),
    /** Transactions of four postings. */
    FOUR_POSTINGS(Mix.FOUR_POSTINGS),
    /** Groups of ten transfers. */
    GROUP_OF_TEN(Mix.GROUPS);

    private final Mix mix;

    Kind(Mix mix) {
        this.mix = mix;
    }

    /**
     * The workload's mix.
     *
     * @return what commands are made
     */
    Mix mix() {
        return mix;
    }
}
