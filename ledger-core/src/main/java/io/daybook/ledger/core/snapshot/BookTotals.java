package io.daybook.ledger.core.snapshot;

import java.math.BigInteger;

/**
 * One line of the trial balance: the totals of all accounts of a book in an asset, in minor units.
 *
 * @param book unsigned 32 bits
 * @param asset its code
 * @param debitsPosted sum over the accounts
 * @param creditsPosted sum over the accounts
 * @param debitsPending sum over the accounts
 * @param creditsPending sum over the accounts
 */
public record BookTotals(
        int book,
        String asset,
        BigInteger debitsPosted,
        BigInteger creditsPosted,
        BigInteger debitsPending,
        BigInteger creditsPending) {}
