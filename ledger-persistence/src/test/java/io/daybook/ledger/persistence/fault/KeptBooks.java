package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.persistence.checkpoint.CheckpointCheck;
import io.daybook.ledger.persistence.checkpoint.CheckpointFiles;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import io.daybook.seal.SignedNote;
import io.daybook.seal.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small books in a directory that has everything a ledger's directory can have: sealed, with the wrapped keys; the
 * first file of the journal archived; a file that is before both snapshots, and one with each of them; a checkpoint.
 *
 * <pre>
 *   file 1     file 2                file 3           file 4
 *   1..8       9..14 S, 15..18 S     19..24 S, 25     26..28 S, 29.. checkpoint
 *   archived   these two snapshots are removed as the others come
 * </pre>
 */
public final class KeptBooks {
    /** When all that is due is past. */
    private static final long LATER = 1_767_226_600_000_000_000L;
    /** Where each file ends. */
    private static final List<Integer> ENDS =
            List.of(8, 18, 25, SmallBooks.commands().size());
    /** Where snapshots are taken. */
    private static final List<Integer> SNAPSHOTS = List.of(14, 18, 24, 28);

    private final Path folder;
    private final DaybookOptions options;
    private final SigningKeyFile signer;
    private final List<Command> commands = SmallBooks.commands();
    private FileTree older;
    private Path note;
    private long through;

    private KeptBooks(Path folder, DaybookOptions options) {
        this.folder = folder;
        this.options = options;
        this.signer = SigningKeyFile.create(folder.resolve("signing"), "example.com/books");
    }

    /** Writes them into a folder, with the keys and the archived file beside the directory. */
    public static KeptBooks write(Path folder, boolean sealed) throws IOException {
        Files.createDirectories(folder);
        Optional<KeyProvider> keys =
                sealed ? Optional.of(MasterKeyFile.addKey(folder.resolve("master.keys"), "2026-01")) : Optional.empty();
        DaybookOptions options = keys.map(SmallBooks.OPTIONS::encryption).orElse(SmallBooks.OPTIONS);
        KeptBooks books = new KeptBooks(folder, options);
        books.keep();
        return books;
    }

    /** The ledger's directory. */
    public Path directory() {
        return folder.resolve("books");
    }

    DaybookOptions options() {
        return options;
    }

    /** The last sequence that was archived. */
    long through() {
        return through;
    }

    /** The directory as it was before the last file. */
    FileTree older() {
        return older;
    }

    /** The archived file. */
    Map.Entry<String, byte[]> archived() {
        return FileTree.of(folder.resolve("archive")).files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".cq4"))
                .findFirst()
                .orElseThrow();
    }

    private void keep() throws IOException {
        keepFile(0);
        keepFile(ENDS.get(0));
        through = Daybook.archiveJournal(directory(), options, folder.resolve("archive"))
                .throughSequence();
        keepFile(ENDS.get(1));
        older = FileTree.of(directory());
        keepFile(ENDS.get(2));
        Daybook.checkpoint(directory(), options, signer);
        Files.writeString(folder.resolve("books.pub"), signer.verifier() + "\n");
        try (Stream<Path> notes = Files.list(directory().resolve("checkpoints"))) {
            note = directory().relativize(notes.findFirst().orElseThrow());
        }
    }

    private void keepFile(int from) throws IOException {
        if (from > 0) {
            endFile();
        }
        int end = ENDS.stream().filter(next -> next > from).findFirst().orElseThrow();
        try (Ledger ledger = Daybook.open(directory(), options)) {
            for (int i = from; i < end; i++) {
                ledger.execute(commands.get(i));
                if (SNAPSHOTS.contains(i + 1)) {
                    ledger.takeSnapshot();
                }
            }
            if (end == commands.size()) {
                ledger.advanceTo(LATER);
            }
        }
    }

    /** As if it had not been left in order: the next open goes on in the next file. */
    private void endFile() throws IOException {
        try (Stream<Path> files = Files.list(LedgerDirectory.journalOf(directory()))) {
            Path last = files.filter(file -> file.toString().endsWith(".cq4"))
                    .max(Path::compareTo)
                    .orElseThrow();
            Files.write(last, new byte[4096], StandardOpenOption.APPEND);
        }
    }

    /** A copy with all of the journal: the archived file is put back. */
    Path whole() throws IOException {
        Path whole = folder.resolve("whole");
        FileTree.of(directory()).writeTo(whole);
        Files.write(
                LedgerDirectory.journalOf(whole).resolve(archived().getKey()),
                archived().getValue());
        return whole;
    }

    /** A checkpoint that says something else than it did is never taken for one that was signed. */
    void requireCheckpointUnchangedOrRefused(Path damaged) throws IOException {
        String found;
        try {
            SignedNote read = CheckpointFiles.read(damaged.resolve(note));
            CheckpointCheck.of(
                    read,
                    signer.verifier(),
                    LedgerDirectory.identify(directory()).ledger());
            found = read.text();
        } catch (LedgerException refused) {
            return;
        }
        assertEquals(
                SignedNote.parse(Files.readString(directory().resolve(note))).text(), found);
    }
}
