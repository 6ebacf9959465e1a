package io.daybook.ledger.core.model;

import java.math.BigInteger;
import java.util.List;

/**
 * What was posted and can be reversed; each change makes a new one.
 *
 * @param postings as booked
 * @param wholeOnly whether it is a transaction
 * @param amount of a transfer or capture; for a transaction 1, as it is reversed once
 * @param reversed how much of the amount was reversed
 */
public record ModelOriginal(List<Line> postings, boolean wholeOnly, BigInteger amount, BigInteger reversed) {
    static ModelOriginal transfer(List<Line> postings, BigInteger amount) {
        return new ModelOriginal(postings, false, amount, BigInteger.ZERO);
    }

    static ModelOriginal transaction(List<Line> postings) {
        return new ModelOriginal(postings, true, BigInteger.ONE, BigInteger.ZERO);
    }

    public BigInteger remaining() {
        return amount.subtract(reversed);
    }

    ModelOriginal reversedBy(BigInteger more) {
        return new ModelOriginal(postings, wholeOnly, amount, reversed.add(more));
    }
}
