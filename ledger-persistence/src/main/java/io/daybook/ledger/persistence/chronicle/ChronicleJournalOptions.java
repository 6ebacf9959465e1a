package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.Durability;
import java.nio.file.Path;

/**
 * Settings of a journal in a Chronicle Queue. Immutable.
 *
 * @param directory where the cycle files are
 * @param durability {@code SYNC} or {@code OS}
 * @param fileLength how long a cycle file becomes before the next is begun, in bytes: 1 MiB to 1 GiB; a single frame
 *     may make it longer
 * @param reserveBytes free space of the file system that is left for others than the journal, in bytes: accepting stops
 *     when it is reached, and half of it may still be used for what was accepted before
 * @param allocateAhead at SYNC, how many bytes ahead of the last small frame the file is filled with zeros, so that
 *     forces cost less, in bytes; 0 for none
 */
public record ChronicleJournalOptions(
        Path directory, Durability durability, long fileLength, long reserveBytes, int allocateAhead) {
    /** The default length of a cycle file: 256 MiB. */
    public static final long DEFAULT_FILE_LENGTH = 256L << 20;

    /** The default reserve: 256 MiB. */
    public static final long DEFAULT_RESERVE = 256L << 20;

    /** The default of what is filled with zeros ahead: 1 MiB. */
    public static final int DEFAULT_ALLOCATE_AHEAD = 1 << 20;

    private static final long SHORTEST_FILE = 1L << 20;
    private static final long LONGEST_FILE = 1L << 30;
    private static final int LONGEST_AHEAD = 64 << 20;

    /** Checks the ranges. */
    public ChronicleJournalOptions {
        if (durability == Durability.MEMORY) {
            throw new IllegalArgumentException("a journal in files is SYNC or OS: durability=" + durability);
        }
        check("fileLength", fileLength, SHORTEST_FILE, LONGEST_FILE);
        check("reserveBytes", reserveBytes, 0, Long.MAX_VALUE);
        check("allocateAhead", allocateAhead, 0, LONGEST_AHEAD);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + "=" + value + " is not in " + least + ".." + most);
        }
    }

    /**
     * The defaults, durable.
     *
     * @param directory where the cycle files are
     * @return the settings
     */
    public static ChronicleJournalOptions of(Path directory) {
        return new ChronicleJournalOptions(
                directory, Durability.SYNC, DEFAULT_FILE_LENGTH, DEFAULT_RESERVE, DEFAULT_ALLOCATE_AHEAD);
    }

    /**
     * With another durability.
     *
     * @param durability {@code SYNC} or {@code OS}
     * @return the settings
     */
    public ChronicleJournalOptions withDurability(Durability durability) {
        return new ChronicleJournalOptions(directory, durability, fileLength, reserveBytes, allocateAhead);
    }

    /**
     * With another length of a file.
     *
     * @param fileLength bytes, 1 MiB to 1 GiB
     * @return the settings
     */
    public ChronicleJournalOptions withFileLength(long fileLength) {
        return new ChronicleJournalOptions(directory, durability, fileLength, reserveBytes, allocateAhead);
    }

    /**
     * With another reserve.
     *
     * @param reserveBytes bytes, 0 or more
     * @return the settings
     */
    public ChronicleJournalOptions withReserveBytes(long reserveBytes) {
        return new ChronicleJournalOptions(directory, durability, fileLength, reserveBytes, allocateAhead);
    }

    /**
     * With another allocation ahead.
     *
     * @param allocateAhead bytes, 0 to 64 MiB
     * @return the settings
     */
    public ChronicleJournalOptions withAllocateAhead(int allocateAhead) {
        return new ChronicleJournalOptions(directory, durability, fileLength, reserveBytes, allocateAhead);
    }
}
