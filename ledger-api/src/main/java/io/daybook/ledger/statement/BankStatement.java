package io.daybook.ledger.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A statement as another bank has sent it, to be reconciled with: read by {@link Camt053Reader} and
 * {@link Mt940Reader}. Amounts are exact, in units of the currency, credits positive. Immutable.
 *
 * @param id the bank's number of the statement
 * @param account the account as the bank calls it, such as an IBAN
 * @param currency three letters, for every amount
 * @param opening the balance before the first entry
 * @param closing the balance after the last entry
 * @param entries what was booked, in the order of the file
 */
public record BankStatement(
        String id, String account, String currency, Balance opening, Balance closing, List<Entry> entries) {
    /** Copies the list. */
    public BankStatement {
        entries = List.copyOf(entries);
    }

    /**
     * A balance at the end of a day.
     *
     * @param date the day
     * @param amount credits positive
     */
    public record Balance(LocalDate date, BigDecimal amount) {}

    /**
     * One booked entry.
     *
     * @param bookingDate when it was booked; empty where the bank does not say
     * @param valueDate from when it bears interest; empty where the bank does not say
     * @param amount credits positive
     * @param isReversal whether it takes an earlier entry back
     * @param reference of the account owner or of the bank; empty for none
     * @param text what the bank writes about it; empty for nothing
     */
    public record Entry(
            Optional<LocalDate> bookingDate,
            Optional<LocalDate> valueDate,
            BigDecimal amount,
            boolean isReversal,
            String reference,
            String text) {}

    /**
     * By how much the statement does not add up: closing balance less opening balance and entries.
     *
     * @return zero when it adds up
     */
    public BigDecimal difference() {
        BigDecimal sum = entries.stream().map(Entry::amount).reduce(opening.amount(), BigDecimal::add);
        return closing.amount().subtract(sum);
    }
}
