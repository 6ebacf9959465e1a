package io.daybook;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import java.util.Objects;

/** How a ledger is opened. Immutable: each setter answers changed options. */
public final class DaybookOptions {
    private static final DaybookOptions DEFAULTS = new DaybookOptions(Durability.SYNC, ClockMode.SYSTEM, true, true);

    private final Durability durability;
    private final ClockMode clock;
    private final boolean create;
    private final boolean history;

    private DaybookOptions(Durability durability, ClockMode clock, boolean create, boolean history) {
        this.durability = durability;
        this.clock = clock;
        this.create = create;
        this.history = history;
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
        return new DaybookOptions(Objects.requireNonNull(level, "level"), clock, create, history);
    }

    /**
     * Where timestamps come from.
     *
     * @param mode SYSTEM or HOST
     * @return changed options
     */
    public DaybookOptions clock(ClockMode mode) {
        return new DaybookOptions(durability, Objects.requireNonNull(mode, "mode"), create, history);
    }

    /**
     * Whether a missing or empty directory becomes a new ledger.
     *
     * @param createIfMissing false to refuse instead
     * @return changed options
     */
    public DaybookOptions create(boolean createIfMissing) {
        return new DaybookOptions(durability, clock, createIfMissing, history);
    }

    /**
     * Whether a history may be asked for. From the first {@code ledger.history()} on it is kept in memory, on a thread
     * of its own; who does not ask does not pay.
     *
     * @param kept false to do without
     * @return changed options
     */
    public DaybookOptions history(boolean kept) {
        return new DaybookOptions(durability, clock, create, kept);
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
}
