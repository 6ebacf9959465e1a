package io.daybook.ledger.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Id;
import java.math.BigInteger;
import java.util.Objects;

/**
 * What must hold of a balance after the whole command. Immutable.
 *
 * @param account any account
 * @param balance which of its balances
 * @param comparison how to compare it
 * @param negative whether the amount is below zero
 * @param magnitude the amount without its sign, in minor units
 */
public record Condition(Id account, BalanceKind balance, Comparison comparison, boolean negative, Amount magnitude) {
    /** Checks that nothing is null. */
    public Condition {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(balance, "balance");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(magnitude, "magnitude");
    }

    /**
     * A condition with a signed amount.
     *
     * @param account any account
     * @param balance which of its balances
     * @param comparison how to compare it
     * @param amount signed, in minor units, magnitude at most 2^128-1
     * @return the condition
     * @throws ArithmeticException when the magnitude does not fit
     */
    public static Condition of(Id account, BalanceKind balance, Comparison comparison, BigInteger amount) {
        return new Condition(account, balance, comparison, amount.signum() < 0, Amount.of(amount.abs()));
    }

    /**
     * The signed amount.
     *
     * @return in minor units
     */
    public BigInteger amount() {
        return negative ? magnitude.toBigInteger().negate() : magnitude.toBigInteger();
    }
}
