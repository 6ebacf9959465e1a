package io.daybook;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.LedgerException;
import io.daybook.seal.CheckpointPolicy;
import io.daybook.seal.KeyProvider;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** How a ledger is opened. Immutable: each setter answers changed options. */
public final class DaybookOptions {
    private static final long DEFAULT_SNAPSHOT_EVERY = 1L << 30;
    private static final long DEFAULT_RESERVE = 256L << 20;
    private static final long DEFAULT_JOURNAL_FILE = 256L << 20;
    private static final long SMALLEST_JOURNAL_FILE = 1L << 20;
    private static final long LARGEST_JOURNAL_FILE = 1L << 30;
    private static final DaybookOptions DEFAULTS = new DaybookOptions();

    private Durability durability = Durability.SYNC;
    private ClockMode clock = ClockMode.SYSTEM;
    private boolean create = true;
    private boolean history = true;
    private boolean spinning;
    private Optional<KeyProvider> encryption = Optional.empty();
    private long snapshotEvery = DEFAULT_SNAPSHOT_EVERY;
    private boolean snapshotAtClose;
    private Optional<CheckpointPolicy> checkpoints = Optional.empty();
    private long reserve = DEFAULT_RESERVE;
    private long journalFile = DEFAULT_JOURNAL_FILE;

    private DaybookOptions() {}

    /** A copy with a change: only ever made before anybody else sees it. */
    private DaybookOptions with(Consumer<DaybookOptions> change) {
        DaybookOptions copy = new DaybookOptions();
        copy.durability = durability;
        copy.clock = clock;
        copy.create = create;
        copy.history = history;
        copy.spinning = spinning;
        copy.encryption = encryption;
        copy.snapshotEvery = snapshotEvery;
        copy.snapshotAtClose = snapshotAtClose;
        copy.checkpoints = checkpoints;
        copy.reserve = reserve;
        copy.journalFile = journalFile;
        change.accept(copy);
        return copy;
    }

    /**
     * SYNC, on the machine's clock, creating what is not there.
     *
     * @return the defaults
     */
    public static DaybookOptions defaults() {
        return DEFAULTS;
    }

    /**
     * What a receipt promises.
     *
     * @param level SYNC, OS or MEMORY
     * @return changed options
     */
    public DaybookOptions durability(Durability level) {
        Objects.requireNonNull(level, "level");
        return with(copy -> copy.durability = level);
    }

    /**
     * Where timestamps come from.
     *
     * @param mode SYSTEM or HOST
     * @return changed options
     */
    public DaybookOptions clock(ClockMode mode) {
        Objects.requireNonNull(mode, "mode");
        return with(copy -> copy.clock = mode);
    }

    /**
     * Whether a missing or empty directory becomes a new ledger.
     *
     * @param createIfMissing false to refuse instead
     * @return changed options
     */
    public DaybookOptions create(boolean createIfMissing) {
        return with(copy -> copy.create = createIfMissing);
    }

    /**
     * Whether a history may be asked for. From the first {@code ledger.history()} on it is kept in memory, on a thread
     * of its own; who does not ask does not pay.
     *
     * @param kept false to do without
     * @return changed options
     */
    public DaybookOptions history(boolean kept) {
        return with(copy -> copy.history = kept);
    }

    /**
     * Whether the ledger's two threads, and callers that wait for an outcome, spin instead of parking: an answer then
     * does not wait for a thread to be woken. For machines with three cores and more to spare; on shared cores it makes
     * everything slower, since who spins takes the core from the one that is waited for.
     *
     * @param spin true to spin
     * @return changed options
     */
    public DaybookOptions spinning(boolean spin) {
        return with(copy -> copy.spinning = spin);
    }

    /**
     * Encrypts at rest: what is written to the directory from now on is sealed with AES-256-GCM under data keys that
     * the provider's master keys wrap, a fresh one at every open. What was written before stays as it is and can be
     * read. A ledger that has sealed frames can only be opened, or read, with a provider that has their master keys. In
     * the clear stay, of each batch, its size, count, sequence and time. Snapshots are sealed likewise; all that the
     * ledger remembers then stays in memory, where without encryption rows that never change are read from a file.
     *
     * @param provider of master keys
     * @return changed options
     */
    public DaybookOptions encryption(KeyProvider provider) {
        Objects.requireNonNull(provider, "provider");
        return with(copy -> copy.encryption = Optional.of(provider));
    }

    /**
     * After how much journal a snapshot is taken without being asked for, on a thread of its own while the ledger goes
     * on. What came after the last snapshot is what the next open has to decide again.
     *
     * @param bytes of journal since the last one; 0 for never
     * @return changed options
     */
    public DaybookOptions snapshotEvery(long bytes) {
        if (bytes < 0) {
            throw new LedgerException(
                    LedgerException.Category.MISUSE, "snapshotEvery must be 0 or more: bytes=" + bytes);
        }
        return with(copy -> copy.snapshotEvery = bytes);
    }

    /**
     * Whether a snapshot is taken when the ledger is closed, if something was decided since the last one. Closing then
     * takes as long as writing all of the books, and the next open only loads them.
     *
     * @param taken true to take one
     * @return changed options
     */
    public DaybookOptions snapshotAtClose(boolean taken) {
        return with(copy -> copy.snapshotAtClose = taken);
    }

    /**
     * How much free space is kept on the disk: commands are refused with NO_SPACE before it is touched, and what is due
     * by itself, snapshots and the end of the journal still have room. Nothing is accepted any more when half of it is
     * gone.
     *
     * @param bytes 0 for none: a full disk then halts the ledger
     * @return changed options
     */
    public DaybookOptions reserve(long bytes) {
        return with(copy -> copy.reserve = within("reserve", 0, bytes, Long.MAX_VALUE));
    }

    /**
     * How long a file of the journal becomes before the next one is begun. It is what {@link Daybook#archiveJournal}
     * takes away at a time.
     *
     * @param bytes 1 MiB to 1 GiB
     * @return changed options
     */
    public DaybookOptions journalFile(long bytes) {
        return with(
                copy -> copy.journalFile = within("journalFile", SMALLEST_JOURNAL_FILE, bytes, LARGEST_JOURNAL_FILE));
    }

    private static long within(String what, long least, long bytes, long most) {
        if (bytes < least || bytes > most) {
            throw new LedgerException(
                    LedgerException.Category.MISUSE,
                    what + " must be " + least + " to " + most + " bytes: " + what + "=" + bytes);
        }
        return bytes;
    }

    /**
     * Has checkpoints signed and written into the directory's {@code checkpoints}: at each snapshot, when the ledger is
     * closed, and every so often while something is decided. They are made from a frozen state, without the ledger
     * waiting for them. A note says what was durable at the ledger's level: at OS, a power cut may take what a note has
     * signed. With MEMORY there are none.
     *
     * @param policy who signs, how often, and who is handed the notes
     * @return changed options
     */
    public DaybookOptions checkpoints(CheckpointPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return with(copy -> copy.checkpoints = Optional.of(policy));
    }

    /**
     * What a receipt promises.
     *
     * @return default SYNC
     */
    public Durability durability() {
        return durability;
    }

    /**
     * Where timestamps come from.
     *
     * @return default SYSTEM
     */
    public ClockMode clock() {
        return clock;
    }

    /**
     * Whether a missing or empty directory becomes a new ledger.
     *
     * @return default true
     */
    public boolean create() {
        return create;
    }

    /**
     * Whether a history may be asked for.
     *
     * @return default true
     */
    public boolean history() {
        return history;
    }

    /**
     * Whether threads that wait spin instead of parking.
     *
     * @return default false
     */
    public boolean spinning() {
        return spinning;
    }

    /**
     * Who holds the master keys of a ledger that is encrypted at rest.
     *
     * @return default nobody: frames are written in the clear
     */
    public Optional<KeyProvider> encryption() {
        return encryption;
    }

    /**
     * After how much journal a snapshot is taken.
     *
     * @return bytes, default 1 GiB; 0 for never
     */
    public long snapshotEvery() {
        return snapshotEvery;
    }

    /**
     * Whether a snapshot is taken when the ledger is closed.
     *
     * @return default false
     */
    public boolean snapshotAtClose() {
        return snapshotAtClose;
    }

    /**
     * How much free space is kept on the disk.
     *
     * @return bytes, default 256 MiB
     */
    public long reserve() {
        return reserve;
    }

    /**
     * How long a file of the journal becomes.
     *
     * @return bytes, default 256 MiB
     */
    public long journalFile() {
        return journalFile;
    }

    /**
     * Who signs checkpoints.
     *
     * @return default nobody
     */
    public Optional<CheckpointPolicy> checkpoints() {
        return checkpoints;
    }
}
