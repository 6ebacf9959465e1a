package io.daybook.ledger.cli.command;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.progress.Progress;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.persistence.checkpoint.CheckpointCheck;
import io.daybook.ledger.persistence.checkpoint.CheckpointFiles;
import io.daybook.ledger.persistence.verify.Finding;
import io.daybook.ledger.persistence.verify.Inspection;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.NoteVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--checkpoint", paramLabel = "NOTE", description = "A signed note that the books must agree with.")
    private Path note;

    @Option(names = "--key", paramLabel = "PUB", description = "The public key that must have signed it, or its file.")
    private String key;

    @Override
    public Integer call() throws IOException {
        if ((note == null) != (key == null)) {
            throw new UsageException("--checkpoint and --key belong together");
        }
        PrintWriter out = main.streams().writer();
        try {
            Optional<CheckpointCheck> checkpoint = checkpoint();
            Verification verification = verify(checkpoint, out);
            verification.remark().ifPresent(remark -> main.streams().err().println("ledger: " + remark));
            if (!verification.isVerified()) {
                return ExitCodes.FINDING;
            }
            checkpoint.ifPresent(check -> print(check, out));
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

    private Verification verify(Optional<CheckpointCheck> checkpoint, PrintWriter out) throws IOException {
        try (Progress progress = books.progress("verifying")) {
            List<Inspection> inspections = new ArrayList<>(List.of(new VerifyProgress(progress)));
            checkpoint.ifPresent(inspections::add);
            return Verifier.verify(books.path(), books.keys(), finding -> print(out, finding), inspections);
        }
    }

    /** Shows how far it is. */
    private record VerifyProgress(Progress progress) implements Inspection {
        @Override
        public void onChain(long sequence, byte[] chainHash, Consumer<Finding> findings) {
            progress.stepTo(sequence);
        }

        @Override
        public void onBatch(LedgerState state, byte[] chainHash, Consumer<Finding> findings) {
            progress.stepTo(state.lastSequence());
        }

        @Override
        public void onEnd(LedgerState state, boolean whole, Consumer<Finding> findings) {
            progress.stepTo(state.lastSequence());
        }
    }

    private Optional<CheckpointCheck> checkpoint() throws IOException {
        if (note == null) {
            return Optional.empty();
        }
        Path keyFile = Path.of(key);
        NoteVerifier verifier = NoteVerifier.parse(Files.isRegularFile(keyFile) ? Files.readString(keyFile) : key);
        UUID ledger = io.daybook.ledger.persistence.file.LedgerDirectory.identify(books.path())
                .ledger();
        return Optional.of(CheckpointCheck.of(CheckpointFiles.read(note), verifier, ledger));
    }

    private static void print(CheckpointCheck check, PrintWriter out) {
        out.print("checkpoint origin=" + check.checkpoint().origin()
                + " sequence=" + check.checkpoint().sequence()
                + (check.isCompared()
                        ? ": chain hash, state hash and totals are those that were signed\n"
                        : ": the chain hash is the one that was signed; state hash and totals were not compared\n"));
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
