package io.daybook.ledger.query;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One posting in an account's history. Immutable.
 *
 * @param account whose it is
 * @param index its place among the entries of the account's history, from 0, which never changes
 * @param entry the command or effect that posted it
 * @param side DEBIT or CREDIT
 * @param amount in minor units
 * @param counterAccount the account on the other side, where there is exactly one
 * @param effectiveDate its value date
 * @param debitsAfter all debits posted to the account right after it, in the order of booking
 * @param creditsAfter all credits posted to the account right after it, in the order of booking
 */
public record BookedPosting(
        Id account,
        long index,
        HistoryEntry entry,
        Side side,
        Amount amount,
        Optional<Id> counterAccount,
        LocalDate effectiveDate,
        Amount debitsAfter,
        Amount creditsAfter) {}
