package io.daybook.ledger.cli.demo;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.query.TrialBalance;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The order of events: open, import the bank's history comparing each balance, close, open again, compare. Prints
 * nothing; not safe for use by several threads.
 */
final class Demo {
    private final BankHistory history;
    private final Supplier<Ledger> opener;
    private final LongConsumer progress;

    /**
     * A demo that has not run.
     *
     * @param history what the bank booked
     * @param opener opens the ledger of one and the same directory, each time it is asked
     * @param progress is told how many commands were answered so far
     */
    Demo(BankHistory history, Supplier<Ledger> opener, LongConsumer progress) {
        this.history = history;
        this.opener = opener;
        this.progress = progress;
    }

    /** Runs it all, whatever it finds; only a ledger that cannot decide ends it early. */
    DemoReport run() {
        DemoFindings findings = new DemoFindings(progress);
        LedgerState before;
        LedgerState after;
        long importNs;
        try (Ledger ledger = opener.get()) {
            before = LedgerState.of(ledger);
            long startNs = System.nanoTime();
            importInto(ledger, findings);
            importNs = System.nanoTime() - startNs;
            after = LedgerState.of(ledger);
        }
        long startNs = System.nanoTime();
        try (Ledger ledger = opener.get()) {
            long reopenNs = System.nanoTime() - startNs;
            LedgerState recovered = LedgerState.of(ledger);
            DemoResult result = result(findings, after, recovered);
            boolean retriesHarmless = retriesChangedNothing(findings, before, after);
            return new DemoReport(result, findings, after, retriesHarmless, importNs, reopenNs);
        }
    }

    private void importInto(Ledger ledger, DemoFindings findings) {
        long notBeforeNs = ledger.ledgerTimeNs() + 1;
        HistoryImport sender = new HistoryImport(ledger, findings);
        new HistoryCommands(history, new ContraAccounts(history.otherBanks()), notBeforeNs).forEach(sender::add);
        sender.finish();
    }

    private DemoResult result(DemoFindings findings, LedgerState after, LedgerState recovered) {
        Map<Id, BigInteger> posted = after.postedByAccount();
        long accounts = history.accounts().keySet().stream()
                .filter(id -> posted.containsKey(Id.of(id)))
                .count();
        long finalMismatches = history.expectedBalancesMinor().entrySet().stream()
                .filter(expected ->
                        !BigInteger.valueOf(expected.getValue()).equals(posted.get(Id.of(expected.getKey()))))
                .count();
        return new DemoResult(
                accounts,
                findings.transfers(),
                findings.balanceMismatches(),
                finalMismatches,
                difference(after.balances().trialBalance()),
                after.equals(recovered),
                after.stateHash().hex());
    }

    /** The sum of all lines' differences, each without its sign, so that two faults do not hide each other. */
    private static BigInteger difference(TrialBalance trialBalance) {
        BigInteger sum = BigInteger.ZERO;
        for (TrialBalance.Line line : trialBalance.lines()) {
            sum = sum.add(line.difference().abs())
                    .add(line.debitsPending().subtract(line.creditsPending()).abs());
        }
        return sum;
    }

    /** A retry takes no sequence; and when all were retries, nothing at all may differ. */
    private static boolean retriesChangedNothing(DemoFindings findings, LedgerState before, LedgerState after) {
        long fresh = findings.receipts() - findings.replayed();
        long sequences = after.balances().sequence() - before.balances().sequence();
        return fresh == sequences && (fresh > 0 || before.equals(after));
    }
}
