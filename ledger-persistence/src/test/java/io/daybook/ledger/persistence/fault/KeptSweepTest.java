package io.daybook.ledger.persistence.fault;

import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The faults of {@link SweepTest} in a directory that has, beside a journal, snapshots, wrapped keys, a checkpoint and
 * the note of what was archived. Here a ledger opens from a snapshot and does not read what is before it; so damage
 * there may end in OK: the right books, and a typed error for whoever asks for what is damaged. The same flags.
 */
class KeptSweepTest {
    private static final Set<String> SMALL = Set.of("keys", "archived");

    @TempDir
    private Path temp;

    private Sweep sweep;
    private KeptBooks books;
    private KeptBooks others;
    private Subject subject;
    private Map<String, byte[]> files;
    private final Faults faults = new Faults(Sweep.SEED, Sweep.FULL);

    @BeforeEach
    void writeBooks() throws IOException {
        books = KeptBooks.write(temp.resolve("kept"), true);
        others = KeptBooks.write(temp.resolve("others"), true);
        subject = Subject.of(books);
        files = subject.files().files();
        sweep = new Sweep(temp.resolve("examined"));
    }

    @AfterEach
    void stop() {
        sweep.close();
    }

    @Test
    void shouldEndEveryFaultOfAKeptLedgerWell() throws Exception {
        Map<String, byte[]> older = books.older().files();
        Map<String, byte[]> anothers = FileTree.of(others.directory()).files();
        for (String file : files.keySet()) {
            int length = files.get(file).length;
            if (!file.endsWith(".cq4t") && length > 0) {
                bits(file, length);
                faults.lengths(file, length, SMALL.contains(file) ? 8 : 4);
                faults.longer(file, 5_000);
                faults.gone(file);
                if (older.containsKey(file)) {
                    faults.replaced("replaced by an older one", file, older.get(file));
                }
                faults.replaced("of another ledger", file, anothers.get(file));
                swapped(file);
            }
        }
        lost();
        putBack();
        sweep.run(subject, faults.list());
    }

    private void bits(String file, int length) {
        faults.someBits(file, 0, length, SMALL.contains(file) ? 120 : 30);
        if (file.endsWith(".cq4")) {
            // most of a journal file is Chronicle's index: once more where the frames are
            faults.someBits(file, 65_536, length, 60);
        }
    }

    /** Another file of its kind in its place. */
    private void swapped(String file) {
        String kind = file.substring(file.lastIndexOf('.') + 1);
        for (String other : files.keySet()) {
            if (!other.equals(file) && other.contains("/") && other.endsWith("." + kind)) {
                faults.replaced("replaced by another of its files", file, files.get(other));
            }
        }
    }

    private void lost() {
        for (String directory : List.of("snapshots", "journal", "checkpoints")) {
            faults.add("directory deleted", directory, damaged -> FileTree.delete(damaged.resolve(directory)));
        }
        faults.add("directory deleted", "snapshots, and the note of what was archived", damaged -> {
            FileTree.delete(damaged.resolve("snapshots"));
            Files.delete(damaged.resolve("archived"));
        });
        faults.add("rolled back", "the snapshots", damaged -> {
            FileTree.delete(damaged.resolve("snapshots"));
            for (Map.Entry<String, byte[]> file : books.older().files().entrySet()) {
                if (file.getKey().startsWith("snapshots")) {
                    Files.createDirectories(damaged.resolve("snapshots"));
                    Files.write(damaged.resolve(file.getKey()), file.getValue());
                }
            }
        });
    }

    /** The archived file comes back, as it was and otherwise. */
    private void putBack() {
        Map.Entry<String, byte[]> archived = books.archived();
        faults.add("archived file put back", "as it was", damaged -> put(damaged, archived.getValue()));
        for (int at = 65_536; at < archived.getValue().length; at += Sweep.FULL ? 1 : 499) {
            byte[] broken = archived.getValue().clone();
            broken[at] ^= 1;
            faults.add("archived file put back", "byte=" + at, damaged -> put(damaged, broken));
        }
        byte[] another = others.archived().getValue();
        faults.add("archived file put back", "another ledger's", damaged -> put(damaged, another));
        faults.add("archived file put back", "empty", damaged -> put(damaged, new byte[0]));
        faults.add(
                "archived file put back", "the next one", damaged -> put(damaged, files.get("journal/19700103F.cq4")));
    }

    private void put(Path damaged, byte[] bytes) throws IOException {
        Files.write(LedgerDirectory.journalOf(damaged).resolve(books.archived().getKey()), bytes);
    }
}
