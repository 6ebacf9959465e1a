package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.Platform;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.AcknowledgedMark;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.seal.SealedJournal;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.persistence.chronicle.ChronicleJournal;
import io.daybook.ledger.persistence.chronicle.ChronicleJournalOptions;
import io.daybook.ledger.persistence.chronicle.FileSystemDisk;
import io.daybook.ledger.persistence.disk.Disk;
import io.daybook.seal.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The directory of one ledger, owned by this process.
 *
 * <pre>
 *   ledger.id      which ledger this is, and the format of the directory
 *   acknowledged   how far it was acknowledged
 *   owner.lock     held by the process that has it open
 *   archived       where the journal begins, when its first files were archived
 *   keys           the wrapped data keys, when it is encrypted
 *   journal/       the Chronicle queue
 *   snapshots/     snapshots
 * </pre>
 */
public final class LedgerDirectory implements AutoCloseable {
    private static final String JOURNAL = "journal";
    /** What a creation that was interrupted may have left. */
    private static final Set<String> BEGUN = Set.of(OwnerLock.FILE, MarkFile.FILE, Identity.FILE + ".new");

    private final Path directory;
    private final OwnerLock lock;
    private final Identity identity;
    private final Disk disk;

    private LedgerDirectory(Path directory, OwnerLock lock, Identity identity, Disk disk) {
        this.directory = directory;
        this.lock = lock;
        this.identity = identity;
        this.disk = disk;
    }

    /**
     * Becomes the owner of a ledger's directory.
     *
     * @param directory of a ledger, or missing, or empty
     * @param create whether a missing or empty one becomes a new ledger
     * @return owned until closed
     * @throws LedgerException when it cannot be used or believed
     */
    public static LedgerDirectory own(Path directory, boolean create) {
        return own(directory, create, new FileSystemDisk());
    }

    /**
     * Becomes the owner of a ledger's directory.
     *
     * @param directory of a ledger, or missing, or empty
     * @param create whether a missing or empty one becomes a new ledger
     * @param disk how the journal and the snapshots are written
     * @return owned until closed
     * @throws LedgerException when it cannot be used or believed
     */
    public static LedgerDirectory own(Path directory, boolean create, Disk disk) {
        requireFlags();
        if (create) {
            make(directory);
            requireLedgerOrEmpty(directory);
        } else {
            identify(directory);
        }
        OwnerLock lock = OwnerLock.acquire(directory);
        boolean owned = false;
        try {
            LedgerDirectory files = new LedgerDirectory(directory, lock, identifyOrCreate(directory), disk);
            owned = true;
            return files;
        } finally {
            if (!owned) {
                lock.close();
            }
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new LedgerException(
                    FileFailures.category(failure),
                    "cannot make the ledger's directory: check the path and its rights: directory=" + directory
                            + ", cause=" + failure,
                    failure);
        }
    }

    private static Identity identifyOrCreate(Path directory) {
        Optional<Identity> known = Identity.read(directory);
        if (known.isPresent()) {
            return known.get();
        }
        requireLedgerOrEmpty(directory);
        Identity identity = Identity.random();
        createFiles(directory, identity, Acknowledged.NOTHING);
        return identity;
    }

    /**
     * Makes a directory a ledger; durable when it returns. The identity comes last: where there is one, the rest is
     * there.
     *
     * @param directory exists, and holds no ledger
     * @param identity of the ledger
     * @param acknowledged how far what is in its journal was acknowledged
     * @throws LedgerException NO_SPACE or ENVIRONMENT when the files cannot be written
     */
    public static void createFiles(Path directory, Identity identity, Acknowledged acknowledged) {
        MarkFile.create(directory, identity.ledger(), acknowledged);
        identity.write(directory);
    }

    /** Asked before the lock is taken, too: not even a lock file is left behind in a directory that is no ledger. */
    private static void requireLedgerOrEmpty(Path directory) {
        if (Identity.read(directory).isEmpty() && !isEmpty(directory)) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "the directory is not empty and has no " + Identity.FILE
                            + ": choose another, or restore the file from a backup: directory=" + directory);
        }
    }

    private static void requireFlags() {
        List<String> missing = new ArrayList<>(ChronicleJournal.missingFlags());
        missing.addAll(Platform.missingFlags());
        Platform.requireFlags(missing);
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).allMatch(BEGUN::contains);
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot list the ledger's directory: check its rights: directory=" + directory + ", cause="
                            + failure,
                    failure);
        }
    }

    /**
     * Which ledger a directory is.
     *
     * @param directory of a ledger
     * @return its identity
     * @throws LedgerException ENVIRONMENT when there is no ledger
     */
    public static Identity identify(Path directory) {
        return Identity.read(directory)
                .orElseThrow(() -> new LedgerException(
                        Category.ENVIRONMENT,
                        "no ledger there: check the path, or create one by opening it for writing: directory="
                                + directory));
    }

    /**
     * Opens the journal to be appended to.
     *
     * @param options how; the directory is this one's
     * @param keys of whoever wants it encrypted, or has to open what is
     * @return the journal
     */
    public Journal openJournal(UnaryOperator<ChronicleJournalOptions> options, Optional<KeyProvider> keys) {
        FrameSeal seal = DataKeyFile.seal(directory, identity.ledger(), keys);
        Journal journal = ChronicleJournal.open(
                options.apply(ChronicleJournalOptions.of(directory.resolve(JOURNAL))), new FrameLayout(), disk);
        return new SealedJournal(journal, seal, ArchivedFile.start(directory, identity.ledger(), journal));
    }

    /**
     * Opens the mark of what was acknowledged.
     *
     * @return to be read, then noted in
     * @throws LedgerException when it is of another ledger or format, or cannot be used
     */
    public AcknowledgedMark openMark() {
        return new OwnersMark(lock, MarkFile.open(directory, identity.ledger()));
    }

    /**
     * Opens the snapshots.
     *
     * @param reserve bytes of free space that are not for them
     * @return where they are, and go
     */
    public SnapshotStore openSnapshots(long reserve) {
        return new SnapshotFiles(directory, identity.ledger(), reserve, disk);
    }

    /**
     * The snapshots of a directory that somebody else may own.
     *
     * @param directory of a ledger
     * @param identity of the ledger
     * @return to be read only
     */
    public static SnapshotStore readSnapshots(Path directory, Identity identity) {
        return new SnapshotFiles(directory, identity.ledger());
    }

    /**
     * How far a ledger was acknowledged that somebody else may own.
     *
     * @param directory of a ledger
     * @param identity of the ledger
     * @return as far as is known
     * @throws LedgerException when the mark is of another ledger or format, or cannot be read
     */
    public static Acknowledged readMark(Path directory, Identity identity) {
        return MarkFile.read(directory, identity.ledger());
    }

    /**
     * Makes an empty journal in a directory that is not a ledger yet, to copy into.
     *
     * @param directory exists, and holds no journal
     * @return the journal, SYNC
     */
    public static Journal createJournal(Path directory) {
        return ChronicleJournal.open(ChronicleJournalOptions.of(directory.resolve(JOURNAL)), new FrameLayout());
    }

    /**
     * Opens the journal of a directory that somebody else may own, with the keys to what is sealed in it.
     *
     * @param directory of a ledger
     * @param keys of whoever has them
     * @return the journal, to be read only
     */
    public static Journal openJournalReadOnly(Path directory, Optional<KeyProvider> keys) {
        UUID ledger = identify(directory).ledger();
        Journal journal = ChronicleJournal.openReadOnly(directory.resolve(JOURNAL), new FrameLayout());
        return new SealedJournal(
                journal, DataKeyFile.seal(directory, ledger, keys), ArchivedFile.start(directory, ledger, journal));
    }

    /**
     * Opens the journal of a directory that somebody else may own.
     *
     * @param directory of a ledger
     * @return the journal, to be read only
     */
    public static Journal openJournalReadOnly(Path directory) {
        return openJournalReadOnly(directory, Optional.empty());
    }

    /**
     * Where the files of a ledger's journal are.
     *
     * @param directory of a ledger
     * @return the directory in it
     */
    public static Path journalOf(Path directory) {
        return directory.resolve(JOURNAL);
    }

    /**
     * Which ledger this is.
     *
     * @return its identity
     */
    public Identity identity() {
        return identity;
    }

    /** Lets go of the directory. */
    @Override
    public void close() {
        lock.close();
    }
}
