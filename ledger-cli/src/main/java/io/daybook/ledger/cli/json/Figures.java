package io.daybook.ledger.cli.json;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Side;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The balances of one account as text, computed without big numbers where the totals are small. Immutable.
 *
 * @param posted signed, in minor units
 * @param pending signed, in minor units
 * @param available signed, in minor units; null when unlimited
 */
record Figures(String posted, String pending, String available) {
    /** So small that no sum of four overflows a long. */
    private static final int SMALL_BITS = 60;

    static Figures of(AccountBalances account) {
        Optional<Amount> limit = account.overdraftLimit().amount();
        boolean small = isSmall(account.debitsPosted())
                && isSmall(account.creditsPosted())
                && isSmall(account.debitsPending())
                && isSmall(account.creditsPending())
                && (limit.isEmpty() || isSmall(limit.get()));
        return small ? ofSmall(account) : ofAny(account);
    }

    private static boolean isSmall(Amount amount) {
        return amount.high() == 0 && amount.low() >>> SMALL_BITS == 0;
    }

    private static Figures ofSmall(AccountBalances account) {
        boolean credit = account.category().normalSide() == Side.CREDIT;
        long sign = credit ? 1 : -1;
        long debitsPending = account.debitsPending().low();
        long creditsPending = account.creditsPending().low();
        long posted =
                sign * (account.creditsPosted().low() - account.debitsPosted().low());
        long pending = posted + sign * (creditsPending - debitsPending);
        long reserved = credit ? debitsPending : creditsPending;
        Optional<Amount> limit = account.overdraftLimit().amount();
        return new Figures(
                Long.toString(posted),
                Long.toString(pending),
                limit.isEmpty()
                        ? null
                        : Long.toString(posted - reserved + limit.get().low()));
    }

    static Figures ofAny(AccountBalances account) {
        return new Figures(
                account.posted().toString(),
                account.pending().toString(),
                account.available().map(BigInteger::toString).orElse(null));
    }
}
