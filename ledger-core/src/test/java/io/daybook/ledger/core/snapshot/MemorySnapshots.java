package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.statemachine.state.StateSection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Snapshots in memory, by name, with all their bytes to be looked at and damaged. Keeps two. */
public final class MemorySnapshots implements SnapshotStore {
    private final NavigableMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final Map<String, String> aside = new TreeMap<>();
    private final Map<StateSection, MemoryRows> rowFiles = new ConcurrentHashMap<>();

    /** The bytes of all files; may be changed. */
    public NavigableMap<String, byte[]> files() {
        return files;
    }

    /** What was set aside, and why. */
    public Map<String, String> aside() {
        return aside;
    }

    /** How many bytes of rows are kept for all snapshots. */
    public int keptBytes() {
        return rowFiles.values().stream().mapToInt(rows -> rows.length).sum();
    }

    @Override
    public Found find() {
        List<SnapshotFile> found = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        files.descendingMap().forEach((name, bytes) -> {
            try {
                found.add(new SnapshotFile(name, SnapshotHeader.decode(ByteBuffer.wrap(bytes)), bytes.length));
            } catch (LedgerException | IllegalArgumentException broken) {
                unreadable.add(new Unreadable(name, String.valueOf(broken.getMessage())));
            }
        });
        return new Found(found, unreadable);
    }

    @Override
    public SnapshotInput open(SnapshotFile file) {
        return input(file.name(), files.get(file.name()), rowFiles);
    }

    static SnapshotInput input(String name, byte[] all) {
        return input(name, all, Map.of());
    }

    private static SnapshotInput input(String name, byte[] all, Map<StateSection, MemoryRows> rows) {
        ByteBuffer bytes = ByteBuffer.wrap(all);
        return new SnapshotInput() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long length() {
                return bytes.capacity();
            }

            @Override
            public void read(ByteBuffer into) {
                int length = Math.min(into.remaining(), bytes.remaining());
                into.put(bytes.slice().limit(length));
                bytes.position(bytes.position() + length);
            }

            @Override
            public ByteBuffer sealed(StateSection table, long offset, int length) {
                MemoryRows file = rows.get(table);
                if (file == null) {
                    throw new LedgerException(Category.DAMAGED, "there are no rows: table=" + table);
                }
                return file.map(offset, length);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public SnapshotOutput create(SnapshotHeader header) {
        String name = String.format("%020d", header.sequence());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        return new SnapshotOutput() {
            @Override
            public void write(ByteBuffer bytes) {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                written.writeBytes(copy);
            }

            @Override
            public Optional<RowFile> rowFile(StateSection table) {
                return header.isSealed()
                        ? Optional.empty()
                        : Optional.of(rowFiles.computeIfAbsent(table, absent -> new MemoryRows()));
            }

            @Override
            public SnapshotFile commit() {
                files.put(name, written.toByteArray());
                while (files.size() > 2) {
                    files.pollFirstEntry();
                }
                return new SnapshotFile(name, header, written.size());
            }

            @Override
            public void close() {
                // what was not committed is forgotten
            }
        };
    }

    @Override
    public void setAside(String name, String why) {
        files.remove(name);
        aside.put(name, why);
    }

    /** Rows in memory. */
    private static final class MemoryRows implements RowFile {
        private ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 20);
        private int length;

        @Override
        public void write(long offset, ByteBuffer rows) {
            int end = (int) offset + rows.remaining();
            if (end > bytes.capacity()) {
                bytes = ByteBuffer.allocateDirect(2 * end).put(bytes.clear());
            }
            bytes.clear().position((int) offset).put(rows);
            length = Math.max(length, end);
        }

        @Override
        public void force() {
            // memory is as durable as it gets
        }

        @Override
        public ByteBuffer map(long offset, int mapped) {
            return bytes.duplicate().clear().slice((int) offset, mapped);
        }
    }
}
