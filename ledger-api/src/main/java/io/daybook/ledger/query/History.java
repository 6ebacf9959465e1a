package io.daybook.ledger.query;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Everything the ledger ever decided, indexed: what was posted to an account, under a reference, with a code, by an
 * actor; what became of a hold; what any balance was. A projection behind the durable sequence: it tails the journal,
 * so an answer names the sequence it is true at, and {@link #await} waits for one. Thread-safe.
 *
 * <p>Methods throw a {@link LedgerException}: MISUSE for a sequence that the history has not come to, HALTED when the
 * projection has failed.
 */
public interface History {
    /**
     * How far the history has come.
     *
     * @return the last sequence it knows; 0 for none
     */
    long sequence();

    /**
     * Waits until the history has come to a sequence.
     *
     * @param sequence at least this one
     * @param atMost how long to wait
     * @return false when it has not come that far in time
     */
    boolean await(long sequence, Duration atMost);

    /**
     * The postings of an account.
     *
     * @param account its id
     * @param page which
     * @return empty for an unknown account
     */
    Page<BookedPosting> postings(Id account, PageRequest page);

    /**
     * An account's opening, changes of status and limits, closing.
     *
     * @param account its id
     * @param page which
     * @return empty for an unknown account
     */
    Page<AccountChange> changes(Id account, PageRequest page);

    /**
     * What was asked under a reference.
     *
     * @param reference the host's correlation id
     * @param page which
     * @return decided commands, rejected ones too
     */
    Page<HistoryEntry> byReference(Id reference, PageRequest page);

    /**
     * What was asked with a code.
     *
     * @param code the host's type, unsigned 32 bits, not 0
     * @param page which
     * @return decided commands, rejected ones too
     */
    Page<HistoryEntry> byCode(int code, PageRequest page);

    /**
     * What an actor asked.
     *
     * @param actor unsigned 64 bits
     * @param page which
     * @return decided commands, rejected ones too
     */
    Page<HistoryEntry> byActor(long actor, PageRequest page);

    /**
     * What decided a command's id.
     *
     * @param command its id
     * @return empty when the id is free
     */
    Optional<HistoryEntry> command(Id command);

    /**
     * What came of a command: of a hold all captures, adjustments, its release or expiry; of a schedule its
     * cancellation or execution; of anything posted its reversals.
     *
     * @param command its id
     * @param page which
     * @return accepted commands and effects about it
     */
    Page<HistoryEntry> consequences(Id command, PageRequest page);

    /**
     * The holds that are open now, oldest first.
     *
     * @param page which
     * @return the holds
     */
    Page<OpenHold> openHolds(PageRequest page);

    /**
     * The journal's record of a sequence.
     *
     * @param sequence 1 or more
     * @return empty when there is none
     */
    Optional<Event> event(long sequence);

    /**
     * A day's journal: what was decided and what fell due on a day of booking, rejections too. Cursors are sequences.
     *
     * @param day in UTC
     * @param page which
     * @return in the order of sequence; a page that ends with what is known now may be followed by more
     */
    Page<Event> journal(LocalDate day, PageRequest page);

    /**
     * The balances of an account in the past. By effective date the posted totals are those of that date; pending
     * totals, status, limits and version are what was booked by the end of that UTC day.
     *
     * @param account its id
     * @param asOf what counts
     * @return empty when it was not open then
     */
    Optional<AccountBalances> balances(Id account, AsOf asOf);

    /**
     * Many accounts in the past, all at one sequence.
     *
     * @param accounts ids; unknown ones are left out
     * @param asOf what counts
     * @return in the order given
     */
    BalanceSnapshot snapshot(Collection<Id> accounts, AsOf asOf);

    /**
     * All accounts in the past, at one sequence.
     *
     * @param asOf what counts
     * @return in the order of opening
     */
    BalanceSnapshot snapshot(AsOf asOf);

    /**
     * A statement.
     *
     * @param request which
     * @return the statement
     * @throws LedgerException MISUSE when there is no such account
     */
    Statement statement(StatementRequest request);
}
