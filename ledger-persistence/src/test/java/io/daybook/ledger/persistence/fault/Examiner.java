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
            Set.of(Category.DAMAGED, Category.UNKNOWN_VERSION, Category.ENVIRONMENT);

    private final Subject subject;
    private final Path directory;

    Examiner(Subject subject, Path directory) {
        this.subject = subject;
        this.directory = directory;
    }

    /** Looks without opening for writing: the reader's door, the journal's, the verifier's. */
    Fate read() {
        Fate fate = readAll();
        Fate journal = readJournal();
        boolean verified = verify();
        assertEquals(fate == Fate.REFUSE, journal == Fate.REFUSE, "the journal is read, the books are not");
        if (verified) {
            assertTrue(fate != Fate.REFUSE, "verified, but cannot be read");
        }
        return fate;
    }

    private Fate readAll() {
        try (Ledger ledger = Daybook.openReadOnly(directory)) {
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

    private static Fate refused(LedgerException refusal) {
        String message = refusal.getMessage();
        assertTrue(REFUSALS.contains(refusal.category()), () -> refusal.category() + " " + message);
        boolean placed = message.contains("position=") || message.contains("file=") || message.contains("directory=");
        assertTrue(placed, () -> "where? " + message);
        return Fate.REFUSE;
    }

    private Fate readJournal() {
        List<Event> events = new ArrayList<>();
        try {
            Daybook.readJournal(directory, 1, events::add);
        } catch (LedgerException refusal) {
            assertEquals(subject.events().subList(0, events.size()), events, "wrong entries before the refusal");
            return refused(refusal);
        }
        assertTrue(events.size() >= subject.acknowledged(), "entries are missing");
        assertEquals(subject.events().subList(0, events.size()), events);
        return events.size() == subject.lastSequence() ? Fate.OK : Fate.CUT;
    }

    private boolean verify() {
        try {
            Verification verification = Verifier.verify(directory, finding -> {});
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

    /** Opens for writing, asks everything again, goes on, and opens once more. */
    Fate open() {
        FileTree before = FileTree.of(directory);
        boolean planned = isPlannedToCut();
        Ledger opened;
        try {
            opened = Daybook.open(directory, SmallBooks.OPTIONS);
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
        try (Ledger ledger = Daybook.open(directory, SmallBooks.OPTIONS)) {
            assertEquals(after, ledger.stateHash());
        }
        assertTrue(Verifier.verify(directory, finding -> {}).isVerified(), "opened, gone on, and not verified");
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
                assertEquals(
                        Subject.answeredAgain(first),
                        ledger.execute(commands.get(i)).toString());
            }
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
