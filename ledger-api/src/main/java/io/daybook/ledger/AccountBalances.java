package io.daybook.ledger;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The totals of one account at one sequence, and the balances that follow from them. Immutable.
 *
 * @param account the account's id
 * @param category gives the normal side
 * @param status which sides take new postings
 * @param overdraftLimit how far below zero the available balance may be taken
 * @param version how many commands and due effects have changed the account since it was opened
 * @param debitsPosted all debits ever posted, in minor units
 * @param creditsPosted all credits ever posted
 * @param debitsPending what open holds reserve on the debit side
 * @param creditsPending what open holds reserve on the credit side
 */
public record AccountBalances(
        Id account,
        AccountCategory category,
        AccountStatus status,
        Limit overdraftLimit,
        long version,
        Amount debitsPosted,
        Amount creditsPosted,
        Amount debitsPending,
        Amount creditsPending) {
    /**
     * What is posted, on the normal side.
     *
     * @return signed, in minor units
     */
    public BigInteger posted() {
        return onNormalSide(creditsPosted.toBigInteger().subtract(debitsPosted.toBigInteger()));
    }

    /**
     * The posted balance as if every open hold were captured in full.
     *
     * @return signed, in minor units
     */
    public BigInteger pending() {
        BigInteger reserved = creditsPending.toBigInteger().subtract(debitsPending.toBigInteger());
        return posted().add(onNormalSide(reserved));
    }

    /**
     * What can still be taken from the account.
     *
     * @return signed, in minor units; empty when the overdraft is unlimited
     */
    public Optional<BigInteger> available() {
        Amount reserved = category.normalSide() == Side.CREDIT ? debitsPending : creditsPending;
        return overdraftLimit
                .amount()
                .map(limit -> posted().subtract(reserved.toBigInteger()).add(limit.toBigInteger()));
    }

    /**
     * One of the three balances.
     *
     * @param kind which
     * @return signed, in minor units; empty for AVAILABLE when the overdraft is unlimited
     */
    public Optional<BigInteger> balance(BalanceKind kind) {
        return switch (kind) {
            case POSTED -> Optional.of(posted());
            case PENDING -> Optional.of(pending());
            case AVAILABLE -> available();
        };
    }

    private BigInteger onNormalSide(BigInteger creditsLessDebits) {
        return category.normalSide() == Side.CREDIT ? creditsLessDebits : creditsLessDebits.negate();
    }
}
