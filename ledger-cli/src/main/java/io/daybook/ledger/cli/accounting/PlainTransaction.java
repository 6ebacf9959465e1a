package io.daybook.ledger.cli.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A transaction as the file has it. Immutable.
 *
 * @param line where it begins
 * @param date its date
 * @param description what stands behind the date
 * @param postings at least one
 */
record PlainTransaction(int line, LocalDate date, String description, List<Posting> postings) {
    PlainTransaction {
        postings = List.copyOf(postings);
    }

    /** A number of some commodity; the commodity of a bare number is empty. */
    record Quantity(BigDecimal number, String commodity) {
        Quantity times(BigDecimal factor) {
            return new Quantity(number.multiply(factor), commodity);
        }
    }

    /**
     * One line.
     *
     * @param account its full name
     * @param amount empty where it is left to be found out
     * @param cost what the amount counts for when the transaction is balanced, where a price stands behind it
     * @param balance what the account shall come to after it
     * @param isInclusive whether the balance includes the accounts below
     */
    record Posting(
            String account,
            Optional<Quantity> amount,
            Optional<Quantity> cost,
            Optional<Quantity> balance,
            boolean isInclusive) {}
}
