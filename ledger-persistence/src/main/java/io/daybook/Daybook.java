package io.daybook;

import io.daybook.ledger.ClockMode;
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
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.persistence.backup.ArchivedFiles;
import io.daybook.ledger.persistence.backup.JournalArchiver;
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
import java.util.Optional;
import java.util.function.Function;

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
    /** Simulations follow the times that the commands state. */
    private static final DaybookOptions READING = DaybookOptions.defaults().clock(ClockMode.HOST);

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
                    .snapshots(files.openSnapshots(options.reserve()))
                    .snapshotPolicy(policy(options))
                    .onClose(files::close);
            options.checkpoints().ifPresent(policy -> keepCheckpoints(context, directory, policy, files));
            Ledger ledger = LedgerEngine.open(context.journal(files.openJournal(
                    journal -> journal.withDurability(options.durability())
                            .withReserveBytes(options.reserve())
                            .withFileLength(options.journalFile()),
                    options.encryption())));
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
     * Opens a ledger from its files, to be read only; it may be running elsewhere meanwhile.
     *
     * @param directory of a ledger
     * @return the ledger as far as its journal goes
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory) {
        return openReadOnly(directory, READING);
    }

    /**
     * Opens a ledger from its files, to be read and to simulate on; it may be running elsewhere meanwhile. Begins with
     * the newest snapshot that can be believed, as {@link #open(Path)} does, and decides again what came after it.
     *
     * @param directory of a ledger
     * @param options its clock is the one that simulations follow, its {@link DaybookOptions#encryption} opens what is
     *     sealed; the others do not matter
     * @return the ledger as far as its journal goes
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory, DaybookOptions options) {
        return openReadOnly(directory, options, (sequence, timestampNs) -> true);
    }

    /**
     * Opens a ledger from its files as it was at a sequence, to be read only.
     *
     * @param directory of a ledger
     * @param toSequence the last sequence to be in it
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed
     */
    public static Ledger openReadOnly(Path directory, long toSequence) {
        return openReadOnly(directory, READING, (sequence, timestampNs) -> sequence <= toSequence);
    }

    /**
     * Opens a ledger from its files as it was some time, to be read and to simulate on. Begins with the newest snapshot
     * that can be believed and is not later.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed, its clock is the one that simulations
     *     follow; the others do not matter
     * @param until where to stop: once false, false for all that comes later
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed, ENVIRONMENT when it was so
     *     before the first snapshot and the journal's files of then were archived
     */
    public static Ledger openReadOnly(Path directory, DaybookOptions options, ReadOnlyLedger.Until until) {
        Identity identity = LedgerDirectory.identify(directory);
        SnapshotStore snapshots = LedgerDirectory.readSnapshots(directory, identity);
        // before the journal: what a snapshot holds was in it by then
        SnapshotStore.Found found = snapshots.find();
        return reading(directory, options, journal -> {
            RecoveryPlan plan = plan(directory, identity, journal).withSnapshots(found);
            return ReadOnlyLedger.open(journal, plan, identity.ledger(), snapshots, until)
                    .clockMode(options.clock());
        });
    }

    /**
     * Replays a ledger from its files, from the beginning, to be read only.
     *
     * @param directory of a ledger
     * @param until where to stop
     * @param progress hears of each sequence
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed, ENVIRONMENT when the beginning
     *     of its journal was archived
     */
    public static Ledger openReadOnly(Path directory, ReadOnlyLedger.Until until, ReadOnlyLedger.Progress progress) {
        return openReadOnly(directory, READING, until, progress);
    }

    /**
     * Replays a ledger from its files, from the beginning, to be read only.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed, its clock is the one that simulations
     *     follow; the others do not matter
     * @param until where to stop
     * @param progress hears of each sequence
     * @return the ledger as it was then
     * @throws LedgerException when the directory holds no ledger, or cannot be believed, KEY when it is encrypted and
     *     the key is missing, ENVIRONMENT when the beginning of its journal was archived
     */
    public static Ledger openReadOnly(
            Path directory, DaybookOptions options, ReadOnlyLedger.Until until, ReadOnlyLedger.Progress progress) {
        Identity identity = LedgerDirectory.identify(directory);
        return reading(
                directory,
                options,
                journal -> ReadOnlyLedger.replay(
                                journal, plan(directory, identity, journal), identity.ledger(), until, progress)
                        .clockMode(options.clock()));
    }

    private static Ledger reading(Path directory, DaybookOptions options, Function<Journal, ReadOnlyLedger> opening) {
        Journal journal = LedgerDirectory.openJournalReadOnly(directory, options.encryption());
        boolean opened = false;
        try {
            Ledger ledger = opening.apply(journal);
            opened = true;
            return ledger;
        } finally {
            if (!opened) {
                journal.close();
            }
        }
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
     * Moves the oldest files of a ledger's journal into another directory, where they can be put back from: those
     * behind which there are two snapshots. All of the ledger is verified before, and the copies are compared before
     * anything is removed; whatever interrupts it, the files are in one of the two places, or in both.
     *
     * <p>Afterwards the ledger opens from its snapshots, and remembers all ids. A retry whose first receipt was
     * archived is answered with its sequence and outcome and the detail {@code archived}. A history, a subscription and
     * a replay from the beginning need the files.
     *
     * @param directory of a ledger that nobody has open
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param target a directory, made when it is missing
     * @return what was moved; nothing, when no file is behind the older of two snapshots
     * @throws LedgerException DAMAGED when the ledger is not well, KEY when a key is missing, MISUSE when there are not
     *     two snapshots, LOCKED when the ledger is open, NO_SPACE or ENVIRONMENT when the files cannot be copied
     */
    public static ArchivedFiles archiveJournal(Path directory, DaybookOptions options, Path target) {
        return new JournalArchiver(directory, options.encryption(), Optional.of(target)).run();
    }

    /**
     * Removes the oldest files of a ledger's journal for ever, under the conditions, and with the consequences, of
     * {@link #archiveJournal}.
     *
     * @param directory of a ledger that nobody has open
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @return what was removed
     * @throws LedgerException as there
     */
    public static ArchivedFiles deleteOldJournal(Path directory, DaybookOptions options) {
        return new JournalArchiver(directory, options.encryption(), Optional.empty()).run();
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
