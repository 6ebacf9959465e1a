package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.util.List;

/** The port to where snapshots are kept. Used by one thread at a time. */
public interface SnapshotStore {
    /** For a ledger without files. */
    SnapshotStore NONE = refusing("the ledger has no files to write a snapshot to: open it in a directory");

    /**
     * Where there are no snapshots, and none are taken.
     *
     * @param why what to tell who asks for one
     * @return holds nothing
     */
    static SnapshotStore refusing(String why) {
        return new SnapshotStore() {
            @Override
            public Found find() {
                return new Found(List.of(), List.of());
            }

            @Override
            public SnapshotInput open(SnapshotFile file) {
                throw new IllegalStateException("there are no snapshots: " + file);
            }

            @Override
            public SnapshotOutput create(SnapshotHeader header) {
                throw new LedgerException(Category.MISUSE, why);
            }

            @Override
            public void setAside(String name, String cause) {
                throw new IllegalStateException("there are no snapshots: " + name);
            }
        };
    }

    /**
     * What there is.
     *
     * @param snapshots newest first
     * @param unreadable files that are no snapshots of this ledger although they are named so
     */
    record Found(List<SnapshotFile> snapshots, List<Unreadable> unreadable) {
        /** Copies the lists. */
        public Found {
            snapshots = List.copyOf(snapshots);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * A file whose header cannot be believed.
     *
     * @param name of the file
     * @param why what was expected and found
     */
    record Unreadable(String name, String why) {}

    /**
     * Looks what is there; changes nothing.
     *
     * @return the snapshots of this ledger
     */
    Found find();

    /**
     * Opens a snapshot to be read.
     *
     * @param file one of those found
     * @return its bytes
     */
    SnapshotInput open(SnapshotFile file);

    /**
     * Begins a new snapshot.
     *
     * @param header says where it belongs
     * @return takes its bytes; it is there only when committed
     */
    SnapshotOutput create(SnapshotHeader header);

    /**
     * Sets a file aside that cannot be believed, so that nobody takes it for a snapshot again. It is kept.
     *
     * @param name of the file
     * @param why to be said in a warning
     */
    void setAside(String name, String why);
}
