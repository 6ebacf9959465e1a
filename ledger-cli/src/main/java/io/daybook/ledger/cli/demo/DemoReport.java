package io.daybook.ledger.cli.demo;

/**
 * Everything a run of the demo found out. Immutable but for the findings, which nobody changes any more.
 *
 * @param result the last line
 * @param findings the counts behind it
 * @param state the ledger's state at the end
 * @param retriesHarmless whether commands that were answered again changed nothing
 * @param importNs from the first command to the last receipt
 * @param reopenNs from nothing to a ledger that was replayed from its files and takes commands
 */
record DemoReport(
        DemoResult result,
        DemoFindings findings,
        LedgerState state,
        boolean retriesHarmless,
        long importNs,
        long reopenNs) {
    /** Whether everything is as it must be. */
    boolean holds(BankHistory history) {
        return result.holds(history) && retriesHarmless && findings.refused() == 0;
    }
}
