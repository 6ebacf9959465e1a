package io.daybook;

import io.daybook.ledger.Durability;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.ReadOnlyLedger;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.RecoveryPlanner;
import io.daybook.ledger.core.snapshot.SnapshotPolicy;
import io.daybook.ledger.persistence.checkpoint.CheckpointCapture;
import io.daybook.ledger.persistence.checkpoint.CheckpointFiles;
import io.daybook.ledger.persistence.checkpoint.CheckpointKeeper;
import io.daybook.ledger.persistence.file.DataKeyFile;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.seal.CheckpointPolicy;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.NoteSigner;
import io.daybook.seal.SignedNote;
import java.nio.file.Path;

/**
 * Opens ledgers in directories.
 *
 * <pre>{@code
 * try (Ledger ledger = Daybook.open(Path.of("books"))) {
 *     ledger.execute(RegisterAsset.of("EUR", 2));
 * }
 * }</pre>
 *
 * <p>The JVM needs {@code --add-exports=java.base/sun.nio.ch=ALL-UNNAMED
 * --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED --add-opens=java.base/java.lang.reflect=ALL-UNNAMED
 * --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED}; what is missing is named when a ledger is opened. Thread-safe.
 */
public final class Daybook {
    private Daybook() {}

    /**
     * Opens a ledger with the default options: SYNC, on the machine's clock.
     *
     * @param directory of one ledger; made when it is missing
     * @return the running ledger
     * @throws LedgerException when the directory cannot be used or believed: its category and message say what to do
     */
    public static Ledger open(Path directory) {
        return open(directory, DaybookOptions.defaults());
    }

    /**
     * Opens a ledger.
     *
     * @param directory of one ledger; with durability MEMORY it is neither read nor written
     * @param options how
     * @return the running ledger
     * @throws LedgerException when the directory cannot be used or believed: its category and message say what to do
     */
    public static Ledger open(Path directory, DaybookOptions options) {
        LedgerContext context = new LedgerContext()
                .durability(options.durability())
                .clockMode(options.clock())
                .history(options.history())
                .spinning(options.spinning());
        if (options.durability() == Durability.MEMORY) {
            return LedgerEngine.open(context);
        }
        LedgerDirectory files = LedgerDirectory.own(directory, options.create());
        boolean opened = false;
        try {
            context.ledgerId(files.identity().ledger())
                    .mark(files.openMark())
                    .snapshots(files.openSnapshots())
                    .snapshotPolicy(policy(options))
                    .onClose(files::close);
            options.checkpoints().ifPresent(policy -> keepCheckpoints(context, directory, policy, files));
            Ledger ledger =
                    LedgerEngine.open(context.journal(files.openJournal(options.durability(), options.encryption())));
            opened = true;
            return ledger;
        } finally {
            if (!opened) {
                files.close();
            }
        }
    }

    private static void keepCheckpoints(
            LedgerContext context, Path directory, CheckpointPolicy policy, LedgerDirectory files) {
        CheckpointKeeper keeper = new CheckpointKeeper(directory, policy);
        context.freezeListener(keeper).onClose(() -> {
            try {
                keeper.close();
            } finally {
                files.close();
            }
        });
    }

    private static SnapshotPolicy policy(DaybookOptions options) {
        long freezeEveryNs =
                options.checkpoints().map(policy -> policy.every().toNanos()).orElse(0L);
        return new SnapshotPolicy(options.snapshotEvery(), options.snapshotAtClose(), freezeEveryNs);
    }

    /**
     * Replays a ledger from its files, to be read only; it may be running elsewhere meanwhile.
     *
     * @param directory of a ledger
     * @return the ledger as far as its journal goes
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory) {
        return openReadOnly(directory, (sequence, timestampNs) -> true, (sequence, state) -> {});
    }

    /**
     * Replays a ledger from its files, to be read and to simulate on; it may be running elsewhere meanwhile.
     *
     * @param directory of a ledger
     * @param options its clock is the one that simulations follow, its {@link DaybookOptions#encryption} opens what is
     *     sealed; the others do not matter
     * @return the ledger as far as its journal goes
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory, DaybookOptions options) {
        return openReadOnly(directory, options, (sequence, timestampNs) -> true, (sequence, state) -> {});
    }

    /**
     * Replays a ledger from its files up to a sequence, to be read only.
     *
     * @param directory of a ledger
     * @param toSequence the last sequence to replay
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory, long toSequence) {
        return openReadOnly(directory, (sequence, timestampNs) -> sequence <= toSequence, (sequence, state) -> {});
    }

    /**
     * Replays a ledger from its files, to be read only.
     *
     * @param directory of a ledger
     * @param until where to stop
     * @param progress hears of each sequence
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory, ReadOnlyLedger.Until until, ReadOnlyLedger.Progress progress) {
        return replay(directory, DaybookOptions.defaults(), until, progress);
    }

    /**
     * Replays a ledger from its files, to be read only.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed, its clock is the one that simulations
     *     follow; the others do not matter
     * @param until where to stop
     * @param progress hears of each sequence
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed, or KEY when it is encrypted
     *     and the key is missing
     */
    public static Ledger openReadOnly(
            Path directory, DaybookOptions options, ReadOnlyLedger.Until until, ReadOnlyLedger.Progress progress) {
        return replay(directory, options, until, progress).clockMode(options.clock());
    }

    private static ReadOnlyLedger replay(
            Path directory, DaybookOptions options, ReadOnlyLedger.Until until, ReadOnlyLedger.Progress progress) {
        Identity identity = LedgerDirectory.identify(directory);
        Journal journal = LedgerDirectory.openJournalReadOnly(directory, options.encryption());
        RecoveryPlan plan = plan(directory, identity, journal);
        return ReadOnlyLedger.replay(journal, plan, identity.ledger(), until, progress);
    }

    /**
     * What opening a ledger would do: up to where its journal would be replayed, and what would become of what follows.
     * Changes nothing.
     *
     * @param directory of a ledger
     * @return the plan, to be printed
     * @throws LedgerException when the directory holds no ledger, or none that this version can read
     */
    public static RecoveryPlan recoveryPlan(Path directory) {
        Identity identity = LedgerDirectory.identify(directory);
        try (Journal journal = LedgerDirectory.openJournalReadOnly(directory)) {
            return plan(directory, identity, journal)
                    .withSnapshots(
                            LedgerDirectory.readSnapshots(directory, identity).find());
        }
    }

    static RecoveryPlan plan(Path directory, Identity identity, Journal journal) {
        return RecoveryPlanner.plan(journal, identity.ledger(), LedgerDirectory.readMark(directory, identity));
    }

    /**
     * Reads a ledger's journal from its files, without replaying it.
     *
     * @param directory of a ledger
     * @param fromSequence the first sequence to deliver
     * @param listener called in order, on this thread
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static void readJournal(Path directory, long fromSequence, EventListener listener) {
        readJournal(directory, DaybookOptions.defaults(), fromSequence, listener);
    }

    /**
     * Reads a ledger's journal from its files, without replaying it.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param fromSequence the first sequence to deliver
     * @param listener called in order, on this thread
     * @throws LedgerException when the directory holds no ledger, or cannot be believed, or KEY when it is encrypted
     *     and the key is missing
     */
    public static void readJournal(Path directory, DaybookOptions options, long fromSequence, EventListener listener) {
        try (JournalCursor cursor = JournalCursor.open(directory, options, fromSequence)) {
            cursor.forEachRemaining(listener::onEvent);
        }
    }

    /**
     * Wraps the data keys of a ledger anew with the provider's current master key, so that no former master key is
     * needed any more. The journal stays as it is. Whatever interrupts it leaves the former file, or the new one.
     *
     * @param directory of a ledger that nobody has open
     * @param provider has the former master keys and the current one
     * @return how many data keys there are; 0 when the ledger was never encrypted
     * @throws LedgerException KEY when a master key is missing, LOCKED when the ledger is open, NO_SPACE or ENVIRONMENT
     *     when the file cannot be written
     */
    public static int rotateKeys(Path directory, KeyProvider provider) {
        try (LedgerDirectory files = LedgerDirectory.own(directory, false)) {
            return DataKeyFile.rotate(directory, files.identity().ledger(), provider);
        }
    }

    /**
     * Verifies a ledger from its files, which may be in use elsewhere, signs what it is, and writes the note into its
     * directory {@code checkpoints}. Keep the note where whoever operates the ledger cannot change it: the books can be
     * held against it later.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param signer signs
     * @return the signed note
     * @throws LedgerException DAMAGED when the books are not well, KEY when a key is missing, MISUSE when nothing was
     *     decided yet, ENVIRONMENT when the note cannot be written
     */
    public static SignedNote checkpoint(Path directory, DaybookOptions options, NoteSigner signer) {
        SignedNote note = CheckpointCapture.take(directory, options.encryption(), signer);
        CheckpointFiles.write(directory, note);
        return note;
    }
}
