package io.daybook.ledger.cli.demo;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of the bank's book: what it did to one customer's account, and the balance it computed. Immutable.
 *
 * @param id the bank's number of the posting
 * @param accountId the customer's account
 * @param date when the bank booked it
 * @param kind side, operation and purpose
 * @param amountMinor in 1/100 CZK, more than 0
 * @param balanceMinor the bank's balance after it, in 1/100 CZK
 * @param roundingMinor what the publisher's rounding adds to this row, in 1/100 CZK
 * @param partner the account at another bank, when there is one
 */
record BankPosting(
        long id,
        long accountId,
        LocalDate date,
        Kind kind,
        long amountMinor,
        long balanceMinor,
        long roundingMinor,
        Optional<Partner> partner) {
    /**
     * What kind of posting it is.
     *
     * @param credit whether it raises the customer's balance
     * @param operation how the money moved
     * @param purpose what for
     */
    record Kind(boolean credit, Operation operation, Purpose purpose) {
        /** The transfer's code: the operation's number times one hundred, plus the purpose's. */
        int code() {
            return operation.number() * 100 + purpose.number();
        }
    }

    /**
     * An account at another bank.
     *
     * @param bank two letters
     * @param account its number there
     */
    record Partner(String bank, String account) {
        /** For example {@code IJ/6149286}. */
        @Override
        public String toString() {
            return bank + "/" + account;
        }
    }
}
