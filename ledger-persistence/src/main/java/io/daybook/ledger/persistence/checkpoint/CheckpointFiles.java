package io.daybook.ledger.persistence.checkpoint;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.persistence.file.ForcedFile;
import io.daybook.seal.Checkpoint;
import io.daybook.seal.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The checkpoints in a ledger's directory, one file each, named by sequence. */
public final class CheckpointFiles {
    /** The name of their directory. */
    static final String DIRECTORY = "checkpoints";

    private static final int MAX_LENGTH = 1 << 20;

    private CheckpointFiles() {}

    /**
     * Writes a checkpoint; durable when the method returns.
     *
     * @param directory of a ledger
     * @param note of it
     * @return the file
     * @throws LedgerException ENVIRONMENT when it cannot be written
     */
    public static Path write(Path directory, SignedNote note) {
        long sequence = Checkpoint.parse(note.text()).sequence();
        Path file = directory.resolve(DIRECTORY).resolve(String.format(Locale.ROOT, "%020d.note", sequence));
        try {
            if (!Files.isDirectory(file.getParent())) {
                Files.createDirectory(file.getParent());
                ForcedFile.forceDirectory(directory);
            }
            ForcedFile.replace(file, note.toString().getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot write a checkpoint: check the rights and the free space: file=" + file + ", cause="
                            + failure,
                    failure);
        }
    }

    /**
     * Reads a checkpoint's file, wherever it lies.
     *
     * @param file a signed note
     * @return the note, not verified yet
     * @throws LedgerException ENVIRONMENT when it cannot be read, MISUSE when it is no signed note
     */
    public static SignedNote read(Path file) {
        try {
            if (Files.size(file) > MAX_LENGTH) {
                throw new LedgerException(Category.MISUSE, "no signed note, it is too long: file=" + file);
            }
            return SignedNote.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot read the checkpoint: check the path and its rights: file=" + file + ", cause=" + failure,
                    failure);
        }
    }
}
