package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Decides the whole journal again, compares each outcome, and prints the state hash after the last "
                        + "sequence.",
        footer = {"", "Example:", "  ledger replay books --every 1000"})
public final class ReplayCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Option(names = "--to-sequence", paramLabel = "N", description = "Stop after sequence N.")
    private Long toSequence;

    @Option(names = "--every", paramLabel = "N", description = "One line each N sequences, too.")
    private Long every;

    @Override
    public Integer call() {
        if (every != null && every < 1 || toSequence != null && toSequence < 0) {
            throw new UsageException("--every is 1 or more, and --to-sequence 0 or more");
        }
        PrintWriter out = main.streams().writer();
        long last = toSequence == null ? Long.MAX_VALUE : toSequence;
        try (Ledger ledger = books.openReadOnly(
                (sequence, timestampNs) -> sequence <= last, (sequence, state) -> print(out, sequence, state))) {
            StateHash hash = ledger.stateHash();
            PointInTime.requireReached(ledger, toSequence);
            if (every == null || hash.sequence() == 0 || hash.sequence() % every != 0) {
                print(out, hash);
            }
        } finally {
            out.flush();
        }
        return ExitCodes.OK;
    }

    private void print(PrintWriter out, long sequence, LedgerState state) {
        if (every != null && sequence % every == 0) {
            print(out, new StateHash(sequence, Hex.of(new StateHasher().hash(state))));
            out.flush();
        }
    }

    private static void print(PrintWriter out, StateHash hash) {
        out.print("sequence=" + hash.sequence() + " state-hash=" + hash.hex() + "\n");
    }
}
