package io.daybook.ledger.core.model;

import io.daybook.ledger.Asset;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What an accepted command has done, for its receipt.
 *
 * @param amount moved, reserved, captured or returned
 * @param touched accounts afterwards, in the order of first touch
 * @param hold afterwards
 * @param asset that was registered
 */
record Booked(
        Optional<BigInteger> amount, List<ModelAccount> touched, Optional<ModelHold> hold, Optional<Asset> asset) {
    static final Booked NOTHING = new Booked(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    static Booked registered(Asset asset) {
        return new Booked(Optional.empty(), List.of(), Optional.empty(), Optional.of(asset));
    }

    static Booked touching(List<ModelAccount> accounts) {
        return new Booked(Optional.empty(), accounts, Optional.empty(), Optional.empty());
    }

    Booked moving(BigInteger moved) {
        return new Booked(Optional.of(moved), touched, hold, asset);
    }

    Booked on(ModelHold changed) {
        return new Booked(amount, touched, Optional.of(changed), asset);
    }
}
