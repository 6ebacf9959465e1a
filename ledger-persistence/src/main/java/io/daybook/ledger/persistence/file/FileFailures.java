package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException.Category;
import java.io.IOException;

/** What a failure of the file system means to a host. */
public final class FileFailures {
    private FileFailures() {}

    /**
     * The category: the JDK tells them apart only by the system's words.
     *
     * @param failure of a file
     * @return NO_SPACE when the disk is full, ENVIRONMENT otherwise
     */
    public static Category category(IOException failure) {
        String said = String.valueOf(failure.getMessage());
        boolean full = said.contains("No space left") || said.contains("Disk quota exceeded");
        return full ? Category.NO_SPACE : Category.ENVIRONMENT;
    }
}
