package io.daybook.ledger.cli.command;

import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.TakenSnapshot;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger snapshot}. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a snapshot now: the next open loads it and decides only what came later.",
            "Prints the sequence, the state hash, the size and the file.",
        },
        footer = {"", "Example:", "  ledger snapshot books"})
public final class SnapshotCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Mixin
    private Checkpoints checkpoints;

    @Override
    public Integer call() {
        TakenSnapshot taken;
        try (Ledger ledger = books.open(checkpoints.keep(options()))) {
            taken = ledger.takeSnapshot();
        }
        PrintWriter out = main.streams().writer();
        out.print("snapshot sequence=" + taken.sequence() + " state-hash=" + taken.stateHash() + " bytes="
                + taken.bytes() + " file=" + taken.file() + "\n");
        out.flush();
        return ExitCodes.OK;
    }

    /** On the host's clock: whatever its clock is, nothing falls due while it is open here. */
    private static DaybookOptions options() {
        return DaybookOptions.defaults().create(false).clock(ClockMode.HOST);
    }
}
