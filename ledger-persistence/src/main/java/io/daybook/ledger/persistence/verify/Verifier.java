package io.daybook.ledger.persistence.verify;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import io.daybook.ledger.core.recovery.RecoveryPlanner;
import io.daybook.ledger.core.recovery.SnapshotChoice;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.persistence.file.DataKeyFile;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Finding.Check;
import io.daybook.seal.KeyProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Verifies a ledger from its files, which may belong to a ledger that is running. Every batch is checked by itself and
 * against the one before, every command is decided again and compared with what was journalled, and the books that come
 * out are held against what must always be true, and against each snapshot. A finding does not end it: batches after a
 * broken one are still checked, only the replay cannot go on.
 */
public final class Verifier {
    private final Path directory;
    private final Optional<KeyProvider> keys;
    private final Consumer<Finding> listener;
    private final List<Inspection> inspections;
    private final List<Finding> findings = new ArrayList<>();

    private Verifier(
            Path directory, Optional<KeyProvider> keys, Consumer<Finding> listener, List<Inspection> inspections) {
        this.directory = directory;
        this.keys = keys;
        this.listener = listener;
        this.inspections = List.copyOf(inspections);
    }

    /**
     * Verifies.
     *
     * @param directory of a ledger
     * @param listener hears of each finding as it is found, on this thread
     * @return all that was looked at and found
     * @throws LedgerException when the directory holds no ledger, or none that this version can read
     */
    public static Verification verify(Path directory, Consumer<Finding> listener) {
        return verify(directory, listener, List.of());
    }

    /**
     * Verifies, with further checks beside the own ones.
     *
     * @param directory of a ledger
     * @param listener hears of each finding as it is found, on this thread
     * @param inspections are shown the books batch by batch
     * @return all that was looked at and found
     * @throws LedgerException when the directory holds no ledger, or none that this version can read
     */
    public static Verification verify(Path directory, Consumer<Finding> listener, List<Inspection> inspections) {
        return verify(directory, Optional.empty(), listener, inspections);
    }

    /**
     * Verifies, with further checks beside the own ones.
     *
     * @param directory of a ledger
     * @param keys of whoever has them: without, of sealed batches checksums and chain are checked and no more
     * @param listener hears of each finding as it is found, on this thread
     * @param inspections are shown the books batch by batch
     * @return all that was looked at and found
     * @throws LedgerException when the directory holds no ledger, or none that this version can read, or KEY when a
     *     sealed batch cannot be opened with the keys
     */
    public static Verification verify(
            Path directory, Optional<KeyProvider> keys, Consumer<Finding> listener, List<Inspection> inspections) {
        return new Verifier(directory, keys, listener, inspections).verify();
    }

    private Verification verify() {
        Identity identity = LedgerDirectory.identify(directory);
        // before the journal: what a snapshot holds was in it by then
        SnapshotCheck snapshots =
                new SnapshotCheck(LedgerDirectory.readSnapshots(directory, identity), identity.ledger(), this::found);
        List<Inspection> all = new ArrayList<>(inspections);
        all.add(snapshots);
        Acknowledged acknowledged = readMark(identity);
        Set<Integer> dataKeys = readKeys(identity);
        try (Journal journal = LedgerDirectory.openJournalReadOnly(directory, keys)) {
            snapshots.seal(journal.seal());
            all.forEach(inspection -> inspection.onStart(journal.start()));
            RecoveryPlan plan = RecoveryPlanner.plan(journal, identity.ledger(), acknowledged);
            JournalWalk walk = new JournalWalk(
                    new JournalWalk.Files(journal, identity.ledger(), dataKeys, base(identity, journal, plan)),
                    plan,
                    this::found,
                    all);
            walk.run();
            if (walk.isReplayed()) {
                new InvariantCheck(walk.state(), this::found).run();
            }
            judgeTail(plan, journal);
            all.forEach(inspection -> inspection.onEnd(walk.state(), walk.isReplayed(), this::found));
            return result(walk, plan);
        }
    }

    /** What the replay begins with, where it cannot begin at the beginning. */
    private Optional<SnapshotLoader.Loaded> base(Identity identity, Journal journal, RecoveryPlan plan) {
        if (journal.start().isWhole()) {
            return Optional.empty();
        }
        SnapshotStore store = LedgerDirectory.readSnapshots(directory, identity);
        SnapshotChoice choice = new SnapshotChoice(journal, identity.ledger(), store, plan.withSnapshots(store.find()));
        Optional<SnapshotLoader.Loaded> oldest = choice.oldest();
        if (oldest.isEmpty() && !choice.isKeyless()) {
            found(new Finding(
                    Check.SNAPSHOT,
                    journal.start().sequence(),
                    "",
                    "files of the journal were archived, and no snapshot that can be believed takes their place: put"
                            + " the files back"));
        }
        return oldest;
    }

    private Acknowledged readMark(Identity identity) {
        try {
            return LedgerDirectory.readMark(directory, identity);
        } catch (LedgerException unreadable) {
            if (unreadable.category() != Category.DAMAGED) {
                throw unreadable;
            }
            found(new Finding(Check.DIRECTORY, 0, "", unreadable.getMessage()));
            return Acknowledged.UNKNOWN;
        }
    }

    private Set<Integer> readKeys(Identity identity) {
        try {
            return DataKeyFile.numbers(directory, identity.ledger());
        } catch (LedgerException unreadable) {
            if (unreadable.category() != Category.DAMAGED) {
                throw unreadable;
            }
            found(new Finding(Check.DIRECTORY, 0, "", unreadable.getMessage()));
            return Set.of();
        }
    }

    /** The plan's refusal says again what the walk has found already, unless it is about the mark. */
    private void judgeTail(RecoveryPlan plan, Journal journal) {
        RecoveryPlan.Tail tail = plan.tail();
        if (tail.action() == Action.REFUSE && findings.isEmpty()) {
            long expectedAt = Math.max(plan.acknowledged().position(), plan.lastPosition());
            String place = tail.file().isEmpty()
                    ? journal.describe(expectedAt)
                    : "file=" + tail.file() + ", offset=" + tail.offset() + ", bytes=" + tail.bytes();
            found(new Finding(
                    Check.TAIL,
                    plan.lastSequence(),
                    place,
                    new JournalException(Category.DAMAGED, tail.finding()).facts()));
        }
    }

    private Verification result(JournalWalk walk, RecoveryPlan plan) {
        LedgerState state = walk.state();
        Optional<StateHash> hash = walk.isReplayed()
                ? Optional.of(new StateHash(state.lastSequence(), Hex.of(new StateHasher().hash(state))))
                : Optional.empty();
        Optional<String> remark =
                plan.tail().action() == Action.CUT ? Optional.of("the next open will " + plan) : walk.archived();
        return new Verification(
                walk.batches(),
                walk.commands(),
                walk.effects(),
                walk.bytes(),
                state.accounts().count(),
                state.holds().count(),
                walk.unread(),
                findings,
                remark,
                hash);
    }

    private void found(Finding finding) {
        findings.add(finding);
        listener.accept(finding);
    }
}
