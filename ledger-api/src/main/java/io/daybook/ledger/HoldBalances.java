package io.daybook.ledger;

import java.util.OptionalLong;

/**
 * A hold at one sequence. Immutable.
 *
 * @param hold the id of the PlaceHold command
 * @param authorised what was reserved in all, in minor units
 * @param captured what was posted of it
 * @param state whether anything is still reserved, and why not
 * @param expiresAtNs when it ends by itself, ns since the epoch; empty when never
 */
public record HoldBalances(Id hold, Amount authorised, Amount captured, HoldState state, OptionalLong expiresAtNs) {
    /**
     * What is still reserved.
     *
     * @return authorised less captured while the hold is open, else zero
     */
    public Amount remaining() {
        return state == HoldState.OPEN ? authorised.minus(captured) : Amount.ZERO;
    }
}
