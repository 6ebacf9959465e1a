package io.daybook.ledger.cli.demo;

import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Compares receipts with the bank's book and counts what it finds. Not safe for use by several threads. */
final class DemoFindings {
    private static final int MAX_COMPLAINTS = 10;

    private final Map<Long, Long> roundingByAccount = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final LongConsumer progress;
    private long receipts;
    private long replayed;
    private long refused;
    private long transfers;
    private long balanceMismatches;

    /**
     * Nothing found yet.
     *
     * @param progress is told the count of receipts so far after each
     */
    DemoFindings(LongConsumer progress) {
        this.progress = progress;
    }

    /** Looks at one receipt: a posting must leave the bank's balance, anything else must be accepted. */
    void compare(HistoryStep step, Receipt receipt) {
        receipts++;
        if (receipt.replayed()) {
            replayed++;
        }
        if (!receipt.isAccepted()) {
            refused++;
            complain(step.command() + " was answered " + receipt.outcome() + " " + receipt.detail());
        }
        step.posting().ifPresent(posting -> compare(posting, receipt));
        progress.accept(receipts);
    }

    private void compare(BankPosting posting, Receipt receipt) {
        if (receipt.isAccepted()) {
            transfers++;
        }
        long rounding = roundingByAccount.merge(posting.accountId(), posting.roundingMinor(), Long::sum);
        BigInteger expected = BigInteger.valueOf(posting.balanceMinor() - rounding);
        Optional<BigInteger> posted =
                receipt.account(Id.of(posting.accountId())).map(touched -> touched.posted());
        if (posted.isEmpty() || !posted.get().equals(expected)) {
            balanceMismatches++;
            complain("balance differs: trans_id=" + posting.id() + " account=" + posting.accountId() + " expected="
                    + expected + " actual=" + posted.map(BigInteger::toString).orElse("none"));
        }
    }

    private void complain(String complaint) {
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add(complaint);
        }
    }

    /** Receipts looked at. */
    long receipts() {
        return receipts;
    }

    /** Receipts that answered an earlier decision again. */
    long replayed() {
        return replayed;
    }

    /** Commands that were not accepted. */
    long refused() {
        return refused;
    }

    /** Postings that were accepted. */
    long transfers() {
        return transfers;
    }

    /** Postings whose balance in the ledger was not the bank's. */
    long balanceMismatches() {
        return balanceMismatches;
    }

    /** The first few faults, for people. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
