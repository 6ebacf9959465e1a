package io.daybook;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import java.util.Objects;

/** How a ledger is opened. Immutable: each setter answers changed options. */
public final class DaybookOptions {
    private static final DaybookOptions DEFAULTS = new DaybookOptions(Durability.SYNC, ClockMode.SYSTEM, true);

    private final Durability durability;
    private final ClockMode clock;
    private final boolean create;

    private DaybookOptions(Durability durability, ClockMode clock, boolean create) {
        this.durability = durability;
        this.clock = clock;
        this.create = create;
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
        return new DaybookOptions(Objects.requireNonNull(level, "level"), clock, create);
    }

    /**
     * Where timestamps come from.
     *
     * @param mode SYSTEM or HOST
     * @return changed options
     */
    public DaybookOptions clock(ClockMode mode) {
        return new DaybookOptions(durability, Objects.requireNonNull(mode, "mode"), create);
    }

    /**
     * Whether a missing or empty directory becomes a new ledger.
     *
     * @param createIfMissing false to refuse instead
     * @return changed options
     */
    public DaybookOptions create(boolean createIfMissing) {
        return new DaybookOptions(durability, clock, createIfMissing);
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
}
