package io.daybook.ledger;

import java.util.Optional;

/**
 * A limit of an account, in minor units, or none. Immutable.
 *
 * @param amount empty when unlimited
 */
public record Limit(Optional<Amount> amount) {
    /** No check at all. */
    public static final Limit UNLIMITED = new Limit(Optional.empty());

    /** Not below (or above) zero. */
    public static final Limit ZERO = of(Amount.ZERO);

    /**
     * A limit of the given amount.
     *
     * @param amount 0 .. 2^128-1
     * @return the limit
     */
    public static Limit of(Amount amount) {
        return new Limit(Optional.of(amount));
    }

    /**
     * A limit of the given amount.
     *
     * @param minorUnits 0 .. 2^63-1
     * @return the limit
     */
    public static Limit of(long minorUnits) {
        return of(Amount.of(minorUnits));
    }

    /**
     * Whether there is no limit.
     *
     * @return true for UNLIMITED
     */
    public boolean isUnlimited() {
        return amount.isEmpty();
    }

    /** The amount, or UNLIMITED. */
    @Override
    public String toString() {
        return amount.map(Amount::toString).orElse("UNLIMITED");
    }
}
