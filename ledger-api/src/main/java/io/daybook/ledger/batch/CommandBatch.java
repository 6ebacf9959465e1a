package io.daybook.ledger.batch;

import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;

/**
 * Many commands handed over at once, and their outcomes: each is decided by itself, in order, as if submitted alone.
 * Reusable, and free of allocation on the primitive methods. Not a {@link io.daybook.ledger.command.Group}: one may be
 * rejected and the next accepted.
 *
 * <p>Filled, submitted and read by one thread at a time; from submit until {@link #isDone()} it belongs to the ledger
 * and every other call is refused with a {@link io.daybook.ledger.LedgerException}. 128-bit numbers are passed as upper
 * and lower 64 bits. Every {@code add} returns the index of its outcome, or {@link #FULL}.
 */
public interface CommandBatch {
    /** What the add methods return when the batch takes no more: submit it, clear it, and add again. */
    int FULL = -1;

    /**
     * Adds any command, with all its options.
     *
     * @param command what to do
     * @return its index, or FULL
     */
    int add(Command command);

    /**
     * Adds a transfer.
     *
     * @param idHigh the command's id
     * @param idLow the command's id
     * @param debitHigh the account to debit
     * @param debitLow the account to debit
     * @param creditHigh the account to credit
     * @param creditLow the account to credit
     * @param amountHigh in minor units
     * @param amountLow in minor units
     * @return its index, or FULL
     */
    int transfer(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow);

    /**
     * Adds a transfer whose ids and amount fit in a long.
     *
     * @param id the command's id
     * @param debit the account to debit
     * @param credit the account to credit
     * @param amount in minor units
     * @return its index, or FULL
     */
    default int transfer(long id, long debit, long credit, long amount) {
        return transfer(0, id, 0, debit, 0, credit, 0, amount);
    }

    /**
     * Adds a hold.
     *
     * @param idHigh the command's id
     * @param idLow the command's id
     * @param debitHigh the account to debit
     * @param debitLow the account to debit
     * @param creditHigh the account to credit
     * @param creditLow the account to credit
     * @param amountHigh in minor units
     * @param amountLow in minor units
     * @param timeToLiveSeconds 0 for none
     * @return its index, or FULL
     */
    int placeHold(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow,
            long timeToLiveSeconds);

    /**
     * Adds a final capture of a hold.
     *
     * @param idHigh the command's id
     * @param idLow the command's id
     * @param holdHigh the hold
     * @param holdLow the hold
     * @param amountHigh in minor units; 0 for all that remains
     * @param amountLow in minor units; 0 for all that remains
     * @return its index, or FULL
     */
    int captureHold(long idHigh, long idLow, long holdHigh, long holdLow, long amountHigh, long amountLow);

    /**
     * Adds a release of a hold.
     *
     * @param idHigh the command's id
     * @param idLow the command's id
     * @param holdHigh the hold
     * @param holdLow the hold
     * @return its index, or FULL
     */
    int releaseHold(long idHigh, long idLow, long holdHigh, long holdLow);

    /**
     * Sets the timestamp of the command added last, for a ledger on the HOST clock.
     *
     * @param timestampNs ns since the epoch
     */
    void at(long timestampNs);

    /**
     * How many commands it holds.
     *
     * @return 0 .. maxCommands
     */
    int size();

    /** Forgets commands and outcomes, to be filled again. */
    void clear();

    /**
     * Whether all outcomes are durable, or the ledger has halted.
     *
     * @return false from submit until then
     */
    boolean isDone();

    /**
     * Waits until {@link #isDone()}.
     *
     * @throws io.daybook.ledger.LedgerException when the ledger halted: outcomes are unknown, retry with the same ids
     */
    void await();

    /**
     * The outcome of one command.
     *
     * @param index as the add method returned it
     * @return the outcome
     */
    Outcome outcome(int index);

    /**
     * The sequence of one command.
     *
     * @param index as the add method returned it
     * @return its sequence; 0 when it was refused before its id was looked at
     */
    long sequence(int index);

    /**
     * The ledger time of one command.
     *
     * @param index as the add method returned it
     * @return ns since the epoch; 0 when it was refused before its id was looked at
     */
    long timestampNs(int index);

    /**
     * Whether an earlier decision was answered again.
     *
     * @param index as the add method returned it
     * @return true for a retry
     */
    boolean replayed(int index);

    /**
     * The whole receipt of one command; allocates.
     *
     * @param index as the add method returned it
     * @return the receipt
     */
    Receipt receipt(int index);
}
