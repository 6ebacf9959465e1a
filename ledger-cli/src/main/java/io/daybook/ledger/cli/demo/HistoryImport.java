package io.daybook.ledger.cli.demo;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.batch.CommandBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends commands to a ledger in two batches that take turns, one being made durable while the other is filled, and
 * looks at every receipt. Not safe for use by several threads.
 */
final class HistoryImport {
    private static final int BATCH_COMMANDS = 2048;

    private final Ledger ledger;
    private final DemoFindings findings;
    private Turn filling;
    private Turn inFlight;

    HistoryImport(Ledger ledger, DemoFindings findings) {
        this.ledger = ledger;
        this.findings = findings;
        this.filling = new Turn(ledger.newBatch(BATCH_COMMANDS), new ArrayList<>());
        this.inFlight = new Turn(ledger.newBatch(BATCH_COMMANDS), new ArrayList<>());
    }

    /** Sends one command, now or with the commands that follow. */
    void add(HistoryStep step) {
        if (!filling.add(step)) {
            turn();
            if (!filling.add(step)) {
                throw new IllegalStateException("an empty batch takes no command: " + step.command());
            }
        }
    }

    /** Returns when everything sent is durable and its receipt looked at. */
    void finish() {
        turn();
        turn();
    }

    private void turn() {
        if (!filling.steps().isEmpty()) {
            ledger.submit(filling.batch());
        }
        inFlight.drain(findings);
        Turn drained = inFlight;
        inFlight = filling;
        filling = drained;
    }

    private record Turn(CommandBatch batch, List<HistoryStep> steps) {
        boolean add(HistoryStep step) {
            if (batch.add(step.command()) == CommandBatch.FULL) {
                return false;
            }
            steps.add(step);
            return true;
        }

        void drain(DemoFindings findings) {
            if (steps.isEmpty()) {
                return;
            }
            batch.await();
            for (int i = 0; i < steps.size(); i++) {
                findings.compare(steps.get(i), batch.receipt(i));
            }
            batch.clear();
            steps.clear();
        }
    }
}
