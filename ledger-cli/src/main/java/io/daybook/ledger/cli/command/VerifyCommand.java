package io.daybook.ledger.cli.command;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
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
                    + "outcome with the recorded one, and checks what must always hold of the books. The ledger may be "
                    + "open elsewhere meanwhile.",
            "Prints one line for each finding, with its place, and exits with 1; or a line that begins with "
                    + "'verified'.",
            "Of a ledger that is encrypted, without --key-file, checksums and hash chain are checked and no more: that "
                    + "line begins with 'checked'.",
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
        try {
            Verification verification =
                    Verifier.verify(books.path(), books.keys(), finding -> print(out, finding), List.of());
            verification.remark().ifPresent(remark -> main.streams().err().println("ledger: " + remark));
            if (!verification.isVerified()) {
                return ExitCodes.FINDING;
            }
            if (verification.unread() == 0) {
                print(verification, out);
            } else {
                printUnread(verification, out);
            }
            return ExitCodes.OK;
        } catch (LedgerException failure) {
            // what tells which ledger this is: there is nothing to go on from
            if (failure.category() != Category.DAMAGED) {
                throw failure;
            }
            print(out, failure.getMessage());
            return ExitCodes.FINDING;
        } finally {
            out.flush();
        }
    }

    private static void print(PrintWriter out, Object finding) {
        out.print("finding: " + finding + "\n");
    }

    private static void printUnread(Verification verification, PrintWriter out) {
        out.print("checked batches=" + verification.batches()
                + " bytes=" + verification.bytes()
                + " sealed=" + verification.unread()
                + ": checksums and hash chain are well; outcomes were not compared, for want of --key-file\n");
    }

    private static void print(Verification verification, PrintWriter out) {
        StateHash hash = verification.stateHash().orElseThrow();
        out.print("verified sequences=" + hash.sequence()
                + " batches=" + verification.batches()
                + " commands=" + verification.commands()
                + " effects=" + verification.effects()
                + " accounts=" + verification.accounts()
                + " holds=" + verification.holds()
                + " bytes=" + verification.bytes()
                + " state-hash=" + hash.hex() + "\n");
    }
}
