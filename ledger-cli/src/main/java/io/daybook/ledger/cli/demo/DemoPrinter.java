package io.daybook.ledger.cli.demo;

import io.daybook.ledger.Durability;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Says what the demo does and found, for people; the last line is for scripts as well. */
final class DemoPrinter {
    private static final double NS_PER_SECOND = 1e9;

    private final PrintWriter out;

    DemoPrinter(PrintWriter out) {
        this.out = out;
    }

    void introduce(BankHistory history, Path directory, Durability durability) {
        BankPosting first = history.postings().get(0);
        BankPosting last = history.postings().get(history.postings().size() - 1);
        out.println("A Czech bank from " + first.date() + " to " + last.date() + ": "
                + DemoTables.grouped(history.postings().size()) + " postings of "
                + DemoTables.grouped(history.accounts().size())
                + " accounts, each with the balance the bank computed.");
        out.println("Ledger in " + directory + ", clock HOST, durability " + durability + ".");
        out.flush();
    }

    void report(BankHistory history, DemoReport report, Path directory) throws IOException {
        findings(report.findings(), report.importNs());
        long transfers = Math.max(1, report.result().transfers());
        long journalBytes = DirectorySize.of(directory);
        out.println("Journal files hold " + DemoTables.grouped(journalBytes) + " bytes, "
                + DemoTables.grouped(journalBytes / transfers) + " a transfer.");
        out.println("Closed, and opened again by replay of its journal in " + seconds(report.reopenNs()) + ".");
        out.println();
        out.println(DemoTables.trialBalance(report.state(), new ContraAccounts(history.otherBanks())));
        out.println("Look around: bin/ledger accounts " + directory + ", or trial-balance, journal, verify.");
        out.println();
        if (!report.retriesHarmless()) {
            out.println("Commands that were answered again have changed the ledger.");
        }
        out.println(report.result().line());
        out.flush();
    }

    private void findings(DemoFindings findings, long importNs) {
        long perSecond = Math.round(findings.receipts() * NS_PER_SECOND / Math.max(1, importNs));
        out.println("Decided " + DemoTables.grouped(findings.receipts()) + " commands in " + seconds(importNs) + ", "
                + DemoTables.grouped(perSecond) + " a second, each receipt compared.");
        if (findings.replayed() > 0) {
            out.println("Replayed " + DemoTables.grouped(findings.replayed()) + " of them: they were decided before, "
                    + "and the first receipt was answered again.");
        }
        findings.complaints().forEach(out::println);
    }

    private static String seconds(long ns) {
        return String.format(Locale.ROOT, "%.2f s", ns / NS_PER_SECOND);
    }
}
