package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import java.util.Objects;

/**
 * One debit or credit on one account. Immutable.
 *
 * @param account the account
 * @param side DEBIT or CREDIT
 * @param amount unsigned, in minor units, 1 .. 2^128-1
 */
public record Posting(Id account, Side side, Amount amount) {
    /** Checks that nothing is null. */
    public Posting {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(amount, "amount");
    }

    /**
     * A debit.
     *
     * @param account the account
     * @param amount in minor units
     * @return the posting
     */
    public static Posting debit(Id account, Amount amount) {
        return new Posting(account, Side.DEBIT, amount);
    }

    /**
     * A credit.
     *
     * @param account the account
     * @param amount in minor units
     * @return the posting
     */
    public static Posting credit(Id account, Amount amount) {
        return new Posting(account, Side.CREDIT, amount);
    }
}
