package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * The cycle files of a directory, by number. Chronicle names them by day; the ledger counts the days from 1 on,
 * whatever the clock says: {@code 19700102F.cq4} is file 1, and each file is followed by the next day's. So a missing
 * file shows.
 */
final class CycleFiles {
    /** The roll cycle that the names belong to; also what a queue that is opened without settings expects. */
    static final String SUFFIX = "F.cq4";

    /** Chronicle's own file of settings, listings and locks. It holds nothing that cannot be made anew. */
    static final String META_FILE = "metadata.cq4t";

    private static final int DAY_LENGTH = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Path directory;

    CycleFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    static String nameOf(int number) {
        return LocalDate.ofEpochDay(number).format(DAY) + SUFFIX;
    }

    /** The number in a file's name, or -1 when it is no cycle file's. */
    static int numberOf(String name) {
        if (name.length() != DAY_LENGTH + SUFFIX.length() || !name.endsWith(SUFFIX)) {
            return -1;
        }
        try {
            return Math.toIntExact(
                    LocalDate.parse(name.substring(0, DAY_LENGTH), DAY).toEpochDay());
        } catch (DateTimeException notADay) {
            return -1;
        }
    }

    Path path(int number) {
        return directory.resolve(nameOf(number));
    }

    boolean exists(int number) {
        return Files.exists(path(number), LinkOption.NOFOLLOW_LINKS);
    }

    /** The numbers of the files that there are, ascending. */
    int[] numbers() {
        int[] numbers = new int[16];
        int count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path entry : entries) {
                int number = numberOf(entry.getFileName().toString());
                if (number > 0) {
                    checkRegular(entry);
                    numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
                    numbers[count++] = number;
                }
            }
        } catch (NoSuchFileException none) {
            return new int[0];
        } catch (IOException unreadable) {
            throw new JournalException(
                    Category.ENVIRONMENT, "cannot list the journal: directory=" + directory, unreadable);
        }
        int[] found = Arrays.copyOf(numbers, count);
        Arrays.sort(found);
        return found;
    }

    private static void checkRegular(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new JournalException(Category.DAMAGED, "not a regular file, and so not the journal's: file=" + file);
        }
    }
}
