package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks at a damaged directory by every door, and says how the fault has ended. Whatever opens has to be the books up
 * to some sequence that is not below what was acknowledged, to the byte, with every first answer; whatever does not has
 * to say so and change nothing.
 */
final class Examiner {
    private static final Set<Category> REFUSALS =
            Set.of(Category.DAMAGED, Category.UNKNOWN_VERSION, Category.ENVIRONMENT, Category.KEY);

    private final Subject subject;
    private final Path directory;
    /** Without snapshots, whatever can be opened was read from its beginning, and is all good. */
    private final boolean snapshots;

    private boolean verified;

    Examiner(Subject subject, Path directory) {
        this.subject = subject;
        this.directory = directory;
        this.snapshots = subject.kept().isPresent();
    }

    /** Looks without opening for writing: the reader's door, the journal's, the verifier's. */
    Fate read() throws IOException {
        Fate fate = readAll();
        Fate journal = readJournal();
        verified = verify();
        if (!snapshots) {
            assertEquals(fate == Fate.REFUSE, journal == Fate.REFUSE, "the journal is read, the books are not");
        }
        if (verified) {
            assertTrue(fate != Fate.REFUSE && journal != Fate.REFUSE, "verified, but cannot be read");
        }
        if (snapshots) {
            subject.kept().orElseThrow().requireCheckpointUnchangedOrRefused(directory);
        }
        return fate;
    }

    private Fate readAll() {
        try (Ledger ledger = Daybook.openReadOnly(directory, subject.options())) {
            return fateOf(ledger.stateHash());
        } catch (LedgerException refusal) {
            return refused(refusal);
        }
    }

    private Fate fateOf(StateHash state) {
        assertEquals(subject.hashes().get(state.sequence()), state.hex(), "wrong books at " + state.sequence());
        assertTrue(state.sequence() >= subject.acknowledged(), () -> "acknowledged and lost: " + state.sequence());
        return state.sequence() == subject.lastSequence() ? Fate.OK : Fate.CUT;
    }

    private Fate refused(LedgerException refusal) {
        String message = refusal.getMessage();
        boolean allowed = REFUSALS.contains(refusal.category()) && (snapshots || refusal.category() != Category.KEY);
        assertTrue(allowed, () -> refusal.category() + " " + message);
        // where snapshots are gone there is no place, only what is needed
        boolean placed = message.contains("position=")
                || message.contains("file=")
                || message.contains("directory=")
                || snapshots && message.contains("needed from sequence=1");
        assertTrue(placed, () -> "where? " + message);
        return Fate.REFUSE;
    }

    private Fate readJournal() {
        List<Event> events = new ArrayList<>();
        int from = (int) subject.through();
        try {
            Daybook.readJournal(directory, subject.options(), from + 1, events::add);
        } catch (LedgerException refusal) {
            assertEntries(from, events);
            return refused(refusal);
        }
        assertTrue(from + events.size() >= subject.acknowledged(), "entries are missing");
        assertEntries(from, events);
        return from + events.size() == subject.lastSequence() ? Fate.OK : Fate.CUT;
    }

    private void assertEntries(int from, List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            String expected = subject.events().get(from + i).toString();
            String found = events.get(i).toString();
            // in what a reused id differs is not known when the first record is archived
            boolean unknown = snapshots && found.contains("outcome=ID_REUSED, detail=,");
            assertEquals(unknown ? expected.replace("detail=amount", "detail=") : expected, found, "a wrong entry");
        }
    }

    private boolean verify() {
        try {
            Verification verification = verification();
            if (verification.isVerified()) {
                Fate fate = fateOf(verification.stateHash().orElseThrow());
                assertTrue(fate == Fate.OK || verification.remark().isPresent(), "cut without a remark");
            }
            return verification.isVerified();
        } catch (LedgerException refusal) {
            refused(refusal);
            return false;
        }
    }

    private Verification verification() {
        return Verifier.verify(directory, subject.options().encryption(), finding -> {}, List.of());
    }

    /** Opens for writing, asks everything again, goes on, and opens once more. */
    Fate open() {
        FileTree before = FileTree.of(directory);
        boolean planned = isPlannedToCut();
        Ledger opened;
        try {
            opened = Daybook.open(directory, subject.options());
        } catch (LedgerException refusal) {
            before.assertSame(FileTree.of(directory));
            return refused(refusal);
        }
        StateHash after;
        Fate fate;
        try (Ledger ledger = opened) {
            fate = fateOf(ledger.stateHash());
            assertTrue(fate == Fate.OK || planned, "cut against the plan");
            askAgain(ledger);
            after = goOn(ledger);
        } catch (LedgerException halted) {
            assertEquals(Category.HALTED, halted.category(), halted.getMessage());
            return Fate.HALT;
        }
        try (Ledger ledger = Daybook.open(directory, subject.options())) {
            assertEquals(after, ledger.stateHash());
        }
        boolean damageBeforeTheSnapshot = snapshots && !verified;
        assertTrue(damageBeforeTheSnapshot || verification().isVerified(), "opened, gone on, and not verified");
        return fate;
    }

    private boolean isPlannedToCut() {
        try {
            return Daybook.recoveryPlan(directory).tail().action() == Action.CUT;
        } catch (LedgerException unreadable) {
            return false;
        }
    }

    private void askAgain(Ledger ledger) {
        List<Command> commands = subject.again();
        long last = Math.min(commands.size(), subject.acknowledged());
        for (int i = 0; i < last; i++) {
            Receipt first = subject.events().get(i).receipt();
            // a reused id is decided anew each time
            if (first.outcome() != Outcome.ID_REUSED) {
                askAgain(ledger, commands.get(i), first);
            }
        }
    }

    /** A first answer that stands in a damaged place is not given, and nothing else in its place. */
    private void askAgain(Ledger ledger, Command command, Receipt first) {
        Receipt again;
        try {
            again = ledger.execute(command);
        } catch (LedgerException damaged) {
            assertEquals(Category.DAMAGED, damaged.category(), damaged.getMessage());
            assertTrue(snapshots && !verified, () -> "verified, but not answered again: " + damaged.getMessage());
            return;
        }
        if (again.detail().equals("archived")) {
            assertTrue(first.sequence().orElseThrow() <= subject.through(), () -> "not archived: " + first);
            assertEquals(first.sequence(), again.sequence());
            assertEquals(first.outcome(), again.outcome());
        } else {
            assertEquals(Subject.answeredAgain(first), again.toString());
        }
    }

    private static StateHash goOn(Ledger ledger) {
        Transfer next = Transfer.builder(Id.of(1_000_000), Id.of(1), Id.of(2), Amount.of(1))
                .at(ledger.ledgerTimeNs() + 1)
                .build();
        assertTrue(ledger.execute(next).isAccepted());
        return ledger.stateHash();
    }
}
