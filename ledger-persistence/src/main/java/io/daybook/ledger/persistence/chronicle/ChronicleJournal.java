package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.FrameFormat;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalFile;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal in the cycle files of a Chronicle Queue.
 *
 * <p>Opened for writing, it expects that its caller holds the ledger's lock: nothing here keeps a second process from
 * appending. Opened for reading, it needs no lock, no JVM flags and no class of Chronicle's, and may be used while
 * another process writes.
 */
public final class ChronicleJournal implements Journal {
    private final CycleFiles files;
    private final FrameFormat format;
    /** Null when open for reading only. */
    private final ChronicleJournalOptions options;

    private final Disk disk;
    private final SpaceGuard guard;
    private ChronicleAppender appender;
    private boolean closed;

    private ChronicleJournal(Path directory, FrameFormat format, ChronicleJournalOptions options, Disk disk) {
        this.files = new CycleFiles(directory);
        this.format = format;
        this.options = options;
        this.disk = disk;
        this.guard = options == null ? null : new SpaceGuard(disk, directory, options.reserveBytes());
    }

    /**
     * Opens a journal for reading and appending, and makes its directory when there is none.
     *
     * @param options the settings
     * @param format the frames' format
     * @return the journal
     * @throws JournalException with {@code ENVIRONMENT} when the JVM lacks a flag or the directory cannot be used
     */
    public static ChronicleJournal open(ChronicleJournalOptions options, FrameFormat format) {
        ChronicleEnvironment.prepare();
        return open(options, format, new FileSystemDisk());
    }

    /**
     * The flags that appending needs and the JVM lacks.
     *
     * @return each as it has to be given
     */
    public static List<String> missingFlags() {
        return ChronicleEnvironment.missingFlags();
    }

    /**
     * Opens a journal on a disk of the caller's.
     *
     * @param options the settings
     * @param format the frames' format
     * @param disk how files are written
     * @return the journal
     * @throws JournalException with {@code ENVIRONMENT} when the JVM lacks a flag or the directory cannot be used
     */
    public static ChronicleJournal open(ChronicleJournalOptions options, FrameFormat format, Disk disk) {
        ChronicleEnvironment.prepare();
        Path directory = options.directory().toAbsolutePath();
        ChronicleJournal journal = new ChronicleJournal(directory, format, options, disk);
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                disk.forceDirectory(directory.getParent());
            }
            journal.guard.refresh();
        } catch (IOException failure) {
            throw new JournalException(
                    Category.ENVIRONMENT,
                    "cannot use the directory: directory=" + directory + " cause=" + failure,
                    failure);
        }
        return journal;
    }

    /**
     * Opens a journal for reading only.
     *
     * @param directory where the cycle files are; an empty or missing one is a journal without frames
     * @param format the frames' format
     * @return the journal, whose {@link #appender()} and {@link #cutAfter(long)} throw
     */
    public static ChronicleJournal openReadOnly(Path directory, FrameFormat format) {
        return new ChronicleJournal(directory.toAbsolutePath(), format, null, null);
    }

    @Override
    public JournalAppender appender() {
        checkWritable("append");
        if (appender == null) {
            appender = openAppender();
        }
        return appender;
    }

    private ChronicleAppender openAppender() {
        try {
            guard.check();
            Tail tail = new TailRepair(files, format, disk).prepare();
            long longest =
                    Math.max(options.fileLength(), CycleFormat.MAX_FRAME_LENGTH + 4L * CycleQueue.OVERHEAD_LENGTH);
            CycleQueue queue = new CycleQueue(files, tail.file(), longest);
            return new ChronicleAppender(files, tail, queue, options, disk, guard);
        } catch (IOException | LinkageError | InternalError failure) {
            throw new JournalException(
                    Category.ENVIRONMENT,
                    "cannot open the queue: directory=" + files.directory() + " cause=" + failure,
                    failure);
        }
    }

    @Override
    public JournalReader newReader() {
        return new ChronicleReader(files, format);
    }

    @Override
    public List<JournalFile> files() {
        List<JournalFile> found = new ArrayList<>();
        int[] numbers = files.numbers();
        try (ChronicleReader reader = new ChronicleReader(files, format)) {
            for (int i = 0; i < numbers.length; i++) {
                reader.seekFile(numbers[i]);
                if (reader.next() && reader.file() == numbers[i]) {
                    found.add(describe(reader, numbers[i], i == numbers.length - 1));
                }
            }
        }
        return found;
    }

    private JournalFile describe(ChronicleReader reader, int number, boolean last) {
        long position = reader.position();
        long sequence = firstSequence(reader);
        long bytes = last
                ? new TailInspector(files, format).usedLength(number)
                : files.path(number).toFile().length();
        return new JournalFile(CycleFiles.nameOf(number), position, sequence, bytes);
    }

    @Override
    public long locate(long sequence) {
        int[] numbers = files.numbers();
        try (ChronicleReader reader = new ChronicleReader(files, format)) {
            int at = fileOf(sequence, numbers, reader);
            if (at < 0) {
                return BEFORE_FIRST;
            }
            long found = BEFORE_FIRST;
            reader.seekFile(numbers[at]);
            while (reader.next() && firstSequence(reader) <= sequence) {
                found = reader.position();
            }
            return found;
        }
    }

    /** The index of the last file whose first sequence is not above the one that is sought, or -1. */
    private int fileOf(long sequence, int[] numbers, ChronicleReader reader) {
        int low = 0;
        int high = numbers.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            reader.seekFile(numbers[middle]);
            if (reader.next() && firstSequence(reader) <= sequence) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private long firstSequence(ChronicleReader reader) {
        ByteBuffer frame = reader.frame();
        return frame.limit() < format.headerLength() ? Long.MAX_VALUE : format.firstSequence(frame, 0);
    }

    @Override
    public List<Long> joints(long from, long to) {
        return new CycleJoints(files, format).between(ChroniclePosition.file(from), ChroniclePosition.file(to));
    }

    @Override
    public String describe(long position) {
        return "file=" + CycleFiles.nameOf(ChroniclePosition.file(position)) + ", offset="
                + ChroniclePosition.offset(position);
    }

    @Override
    public long cutAfter(long position) {
        checkWritable("cut");
        if (appender != null) {
            throw new JournalException(Category.MISUSE, "cannot cut: the journal is being appended to");
        }
        return new TailRepair(files, format, disk).cutAfter(position);
    }

    @Override
    public long room() {
        return guard == null ? Long.MAX_VALUE : guard.room();
    }

    private void checkWritable(String action) {
        if (closed) {
            throw new JournalException(Category.CLOSED, "the journal is closed: directory=" + files.directory());
        }
        if (options == null) {
            throw new JournalException(
                    Category.MISUSE, "cannot " + action + ": open for reading only, directory=" + files.directory());
        }
    }

    @Override
    public void close() {
        closed = true;
        if (appender != null) {
            appender.close();
        }
    }
}
