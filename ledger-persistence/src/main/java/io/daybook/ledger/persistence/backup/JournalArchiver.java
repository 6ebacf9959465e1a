package io.daybook.ledger.persistence.backup;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.snapshot.SnapshotFile;
import io.daybook.ledger.persistence.file.ArchivedFile;
import io.daybook.ledger.persistence.file.FileFailures;
import io.daybook.ledger.persistence.file.ForcedFile;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.KeyProvider;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Takes the oldest files out of a ledger's journal. In this order, so that an interruption leaves nothing that the next
 * call does not finish:
 *
 * <pre>
 *   own the directory ─▶ verify all of it ─▶ two snapshots, the files behind the older one
 *     ─▶ copy, force, compare ─▶ note where the journal begins ─▶ remove, oldest first
 * </pre>
 */
public final class JournalArchiver {
    private final Path directory;
    private final Optional<KeyProvider> keys;
    private final Optional<Path> target;

    /**
     * An archiver.
     *
     * @param directory of a ledger that nobody has open
     * @param keys of whoever has them; needed when the ledger is encrypted
     * @param target where the files go; empty to remove them for ever
     */
    public JournalArchiver(Path directory, Optional<KeyProvider> keys, Optional<Path> target) {
        this.directory = directory;
        this.keys = keys;
        this.target = target;
    }

    /**
     * Archives.
     *
     * @return what was taken out
     * @throws LedgerException when it cannot be done; the message says why, and nothing is lost
     */
    public ArchivedFiles run() {
        try (LedgerDirectory files = LedgerDirectory.own(directory, false);
                Journal journal = LedgerDirectory.openJournalReadOnly(directory, keys)) {
            requireVerified();
            List<JournalFile> old = filesBehind(journal, olderSnapshot(files.identity()));
            if (old.isEmpty()) {
                return new ArchivedFiles(0, 0, journal.start().sequence());
            }
            JournalStart start = startBehind(journal, old.size());
            if (target.isPresent()) {
                copy(old, target.get(), files.identity());
            }
            ArchivedFile.write(directory, files.identity().ledger(), start);
            return new ArchivedFiles(old.size(), remove(old), start.sequence());
        } catch (IOException failure) {
            throw new LedgerException(
                    FileFailures.category(failure),
                    "cannot archive the journal: check rights and free space, and call again: directory=" + directory
                            + target.map(to -> ", target=" + to).orElse("") + ", cause=" + failure,
                    failure);
        }
    }

    private void requireVerified() {
        Verification verification = Verifier.verify(directory, keys, finding -> {}, List.of());
        if (!verification.isVerified()) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "nothing was archived, since the ledger is not well: run verify: "
                            + verification.findings().get(0));
        }
        if (verification.unread() > 0) {
            throw new LedgerException(
                    Category.KEY, "nothing was archived: the ledger is encrypted: give the key that it needs");
        }
    }

    /** When the newest cannot be believed some day, the ledger still opens. */
    private SnapshotFile olderSnapshot(Identity identity) {
        List<SnapshotFile> found =
                LedgerDirectory.readSnapshots(directory, identity).find().snapshots();
        if (found.size() < 2) {
            throw new LedgerException(
                    Category.MISUSE,
                    "nothing was archived: that needs two snapshots, so that one may be lost: take another when"
                            + " something was decided since: found=" + found.size());
        }
        return found.get(1);
    }

    /** The files before the one that has the snapshot's own frame, which proves that it belongs to the journal. */
    private static List<JournalFile> filesBehind(Journal journal, SnapshotFile snapshot) {
        List<JournalFile> all = journal.files();
        int kept = all.size() - 1;
        while (kept > 0 && all.get(kept).firstPosition() > snapshot.header().position()) {
            kept--;
        }
        return all.subList(0, Math.max(0, kept));
    }

    private static JournalStart startBehind(Journal journal, int files) {
        long position = journal.files().get(files).firstPosition();
        try (JournalReader reader = journal.newReader()) {
            reader.seek(position);
            reader.next();
            FrameReader frame = new FrameReader().wrap(reader.frame(), position);
            return new JournalStart(frame.firstSequence() - 1, position, frame.previousHash());
        }
    }

    private void copy(List<JournalFile> old, Path to, Identity identity) throws IOException {
        Files.createDirectories(to);
        Optional<Identity> other = Identity.read(to);
        if (other.isPresent() && !other.get().equals(identity)) {
            throw new LedgerException(
                    Category.MISUSE, "the target has another ledger's files: choose another directory: target=" + to);
        }
        if (other.isEmpty()) {
            identity.write(to);
        }
        for (JournalFile file : old) {
            Path from = LedgerDirectory.journalOf(directory).resolve(file.name());
            Path copied = to.resolve(file.name());
            if (!Files.exists(copied)) {
                copy(from, copied);
            }
            long differs = Files.mismatch(from, copied);
            if (differs >= 0) {
                throw new LedgerException(
                        Category.DAMAGED,
                        "nothing was removed: a copy is not like the file: move it away and look at the disk: file="
                                + from + ", copy=" + copied + ", first difference at offset=" + differs);
            }
        }
        ForcedFile.forceDirectory(to);
    }

    private static void copy(Path from, Path copied) throws IOException {
        Path aside = copied.resolveSibling(copied.getFileName() + ".new");
        Files.copy(from, aside, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(aside, copied, StandardCopyOption.ATOMIC_MOVE);
    }

    private long remove(List<JournalFile> old) throws IOException {
        Path journal = LedgerDirectory.journalOf(directory);
        long bytes = 0;
        for (JournalFile file : old) {
            bytes += file.bytes();
            Files.delete(journal.resolve(file.name()));
            // a later one must not be gone while an earlier one is there
            ForcedFile.forceDirectory(journal);
        }
        return bytes;
    }
}
