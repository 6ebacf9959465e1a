package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.TrialBalance;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the checksums and the hash chain of the journal, decides every command again and compares the "
                    + "outcome with the recorded one, and checks that the books balance.",
            "Prints one line for each finding, and exits with 1; or a line that begins with 'verified'.",
        },
        footer = {"", "Example:", "  ledger verify books"})
public final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Override
    public Integer call() {
        PrintWriter out = main.streams().writer();
        try (Ledger ledger = books.openReadOnly()) {
            return verify(ledger, out);
        } catch (LedgerException failure) {
            if (failure.category() != Category.DAMAGED) {
                throw failure;
            }
            out.print("finding: " + failure.getMessage() + "\n");
            return ExitCodes.FINDING;
        } finally {
            out.flush();
        }
    }

    private static int verify(Ledger ledger, PrintWriter out) {
        BalanceSnapshot snapshot = ledger.snapshot();
        List<TrialBalance.Line> broken = snapshot.trialBalance().lines().stream()
                .filter(line ->
                        line.difference().signum() != 0 || !line.debitsPending().equals(line.creditsPending()))
                .toList();
        broken.forEach(line -> out.print("finding: debits and credits differ: book="
                + Integer.toUnsignedString(line.book()) + ", asset="
                + line.asset().code() + ", difference="
                + line.difference() + ", pending difference="
                + line.debitsPending().subtract(line.creditsPending()) + "\n"));
        if (!broken.isEmpty()) {
            return ExitCodes.FINDING;
        }
        StateHash hash = ledger.stateHash();
        out.print("verified sequences=" + hash.sequence() + " accounts="
                + snapshot.accounts().size() + " state-hash=" + hash.hex() + "\n");
        return ExitCodes.OK;
    }
}
