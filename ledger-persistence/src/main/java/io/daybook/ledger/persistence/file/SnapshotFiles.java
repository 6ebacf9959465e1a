package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.snapshot.RowFile;
import io.daybook.ledger.core.snapshot.SnapshotFile;
import io.daybook.ledger.core.snapshot.SnapshotHeader;
import io.daybook.ledger.core.snapshot.SnapshotInput;
import io.daybook.ledger.core.snapshot.SnapshotOutput;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.core.statemachine.state.StateSection;
import io.daybook.ledger.persistence.chronicle.ChronicleJournalOptions;
import io.daybook.ledger.persistence.chronicle.FileSystemDisk;
import io.daybook.ledger.persistence.disk.Disk;
import io.daybook.ledger.persistence.disk.Disk.DiskFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of a ledger's directory. A file is written under another name, forced, and renamed; then the directory
 * is forced, and of older ones only the newest is kept.
 *
 * <pre>
 *   snapshots/00000000000000001234.snapshot       of sequence 1234
 *   snapshots/00000000000000001234.new            being written, or left by a process that was killed
 *   snapshots/decisions.rows, postings.rows       rows that never change, kept once for all snapshots
 *   snapshots/00000000000000001234.snapshot.bad   set aside: could not be believed
 * </pre>
 */
public final class SnapshotFiles implements SnapshotStore {
    /** The name of the directory. */
    public static final String DIRECTORY = "snapshots";

    /** How often what was written is forced, in bytes: the journal's force never waits behind more than that. */
    static final long FORCE_EVERY = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);
    private static final String SUFFIX = ".snapshot";
    private static final String NEW = ".new";
    private static final String ROWS = ".rows";
    private static final String BAD = ".bad";
    private static final int KEPT = 2;

    private final Path directory;
    private final UUID ledger;
    private final long reserve;
    private final Disk disk;

    /**
     * The snapshots of a ledger.
     *
     * @param ledgerDirectory its directory; nothing is made in it before the first snapshot
     * @param ledger its identity
     */
    public SnapshotFiles(Path ledgerDirectory, UUID ledger) {
        this(ledgerDirectory, ledger, ChronicleJournalOptions.DEFAULT_RESERVE, new FileSystemDisk());
    }

    /**
     * The snapshots of a ledger.
     *
     * @param ledgerDirectory its directory; nothing is made in it before the first snapshot
     * @param ledger its identity
     * @param reserve bytes of free space that are the journal's
     * @param disk how they are written
     */
    public SnapshotFiles(Path ledgerDirectory, UUID ledger, long reserve, Disk disk) {
        this.disk = disk;
        this.reserve = reserve;
        this.directory = ledgerDirectory.toAbsolutePath().resolve(DIRECTORY);
        this.ledger = ledger;
    }

    @Override
    public Found find() {
        List<SnapshotFile> snapshots = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Path file : list(SUFFIX)) {
            try {
                snapshots.add(describe(file));
            } catch (LedgerException broken) {
                if (broken.category() == Category.DAMAGED) {
                    unreadable.add(new Unreadable(file.toString(), broken.getMessage()));
                } else {
                    LOG.warn("a snapshot is not used: {}", broken.getMessage());
                }
            }
        }
        snapshots.sort(
                Comparator.comparingLong((SnapshotFile file) -> file.header().sequence())
                        .reversed());
        return new Found(snapshots, unreadable);
    }

    private List<Path> list(String suffix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.toString().endsWith(suffix))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw failed("cannot list", directory, failure);
        }
    }

    private SnapshotFile describe(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new LedgerException(Category.DAMAGED, "not a regular file: file=" + file);
        }
        try (Input input = new Input(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(SnapshotHeader.LENGTH);
            input.read(bytes);
            if (bytes.hasRemaining()) {
                throw new LedgerException(
                        Category.DAMAGED, "the file is too short: file=" + file + ", bytes=" + input.length());
            }
            SnapshotHeader header = SnapshotHeader.decode(bytes.flip());
            if (!header.ledger().equals(ledger)) {
                throw new LedgerException(
                        Category.DAMAGED, "another ledger's: expected=" + ledger + ", found=" + header.ledger());
            }
            return new SnapshotFile(file.toString(), header, input.length());
        }
    }

    @Override
    public SnapshotInput open(SnapshotFile file) {
        return new Input(Path.of(file.name()));
    }

    @Override
    public SnapshotOutput create(SnapshotHeader header) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(directory);
                disk.forceDirectory(directory.getParent());
            }
            for (Path left : list(NEW)) {
                disk.delete(left);
            }
            return new Output(header);
        } catch (IOException failure) {
            throw failed("cannot make", directory, failure);
        }
    }

    @Override
    public void setAside(String name, String why) {
        Path file = Path.of(name);
        try {
            Path aside = file.resolveSibling(file.getFileName() + BAD);
            disk.rename(file, aside);
            disk.forceDirectory(directory);
            LOG.warn("a snapshot was set aside: it cannot be believed: file={}, now={}, {}", file, aside, why);
        } catch (IOException failure) {
            LOG.warn("a snapshot cannot be believed, nor be set aside: file={}, {}", file, why, failure);
        }
    }

    private void removeOld() throws IOException {
        List<Path> all = list(SUFFIX);
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            disk.delete(old);
        }
    }

    static LedgerException failed(String what, Path file, IOException cause) {
        return new LedgerException(
                FileFailures.category(cause),
                what + " a snapshot: check the rights and the free space: file=" + file + ", cause=" + cause,
                cause);
    }

    private Path rowsOf(StateSection table) {
        return directory.resolve(table.name().toLowerCase(Locale.ROOT) + ROWS);
    }

    /** By streams: an interrupt of the host's thread would close a channel. */
    private final class Input implements SnapshotInput {
        private final Path file;
        private final RandomAccessFile opened;
        private final long length;
        private final Map<StateSection, MappedRows> rows = new EnumMap<>(StateSection.class);
        private byte[] bytes = new byte[1 << 16];

        Input(Path file) {
            this.file = file;
            try {
                opened = new RandomAccessFile(file.toFile(), "r");
                length = opened.length();
            } catch (IOException failure) {
                throw failed("cannot read", file, failure);
            }
        }

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public void read(ByteBuffer into) {
            try {
                int read = 0;
                while (into.hasRemaining() && read >= 0) {
                    read = opened.read(bytes, 0, Math.min(bytes.length, into.remaining()));
                    into.put(bytes, 0, Math.max(0, read));
                }
            } catch (IOException failure) {
                throw failed("cannot read", file, failure);
            }
        }

        @Override
        public ByteBuffer sealed(StateSection table, long offset, int part) {
            return rows.computeIfAbsent(table, absent -> new MappedRows(rowsOf(absent)))
                    .map(offset, part);
        }

        @Override
        public void close() {
            try {
                rows.values().forEach(MappedRows::close);
                opened.close();
            } catch (IOException failure) {
                LOG.warn("a snapshot could not be closed: file={}", file, failure);
            }
        }
    }

    private final class Output implements SnapshotOutput {
        /** How often the free space is looked at, in bytes. */
        private static final long LOOK_EVERY = 16 << 20;

        private final SnapshotHeader header;
        private final Path written;
        private final DiskFile file;
        private final Map<StateSection, WrittenRows> rows = new EnumMap<>(StateSection.class);
        private long length;
        private long forced;
        private boolean committed;

        Output(SnapshotHeader header) throws IOException {
            this.header = header;
            this.written = directory.resolve(name() + NEW);
            this.file = disk.create(written);
        }

        private String name() {
            return String.format(Locale.ROOT, "%020d", header.sequence());
        }

        @Override
        public void write(ByteBuffer bytes) {
            try {
                if (length / LOOK_EVERY != (length + bytes.remaining()) / LOOK_EVERY || length == 0) {
                    requireSpace();
                }
                int part = bytes.remaining();
                file.writeFully(bytes, length);
                length += part;
                if (length - forced >= FORCE_EVERY) {
                    file.force();
                    forced = length;
                }
            } catch (IOException failure) {
                throw failed("cannot write", written, failure);
            }
        }

        /** The journal's reserve is not for snapshots. */
        private void requireSpace() throws IOException {
            long usable = disk.usableSpace(directory);
            if (usable - LOOK_EVERY < reserve) {
                throw new LedgerException(
                        Category.NO_SPACE,
                        "no snapshot is written: the disk is nearly full: free space: directory=" + directory
                                + ", usableBytes=" + usable);
            }
        }

        @Override
        public Optional<RowFile> rowFile(StateSection table) {
            // what is read through a mapping cannot be sealed: those rows then stand in the snapshot itself
            return header.isSealed()
                    ? Optional.empty()
                    : Optional.of(rows.computeIfAbsent(table, absent -> new WrittenRows(rowsOf(absent), disk)));
        }

        @Override
        public SnapshotFile commit() {
            Path named = directory.resolve(name() + SUFFIX);
            try {
                file.force();
                file.close();
                disk.rename(written, named);
                committed = true;
                disk.forceDirectory(directory);
                removeOld();
            } catch (IOException failure) {
                throw failed("cannot finish", named, failure);
            }
            return new SnapshotFile(named.toString(), header, length);
        }

        @Override
        public void close() {
            rows.values().forEach(WrittenRows::close);
            if (committed) {
                return;
            }
            try {
                file.close();
                disk.delete(written);
            } catch (IOException failure) {
                LOG.warn("an unfinished snapshot could not be removed: file={}", written, failure);
            }
        }
    }
}
