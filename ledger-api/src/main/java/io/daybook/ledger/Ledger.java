package io.daybook.ledger;

import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.History;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A double-entry ledger inside this process: one writer, any number of callers. Every method may be called from any
 * thread.
 *
 * <p>A command is decided once; its {@link Receipt} is handed out only when it is durable at the ledger's level, and no
 * reader ever sees the effect of a command that is not. A rejection is an outcome in the receipt. A
 * {@link LedgerException} means that the ledger cannot decide: then the outcome of an open command is unknown, and
 * retrying it with the same id after the next open answers it.
 */
public interface Ledger extends AutoCloseable {
    /**
     * Decides a command and waits until it is durable.
     *
     * @param command what to do
     * @return its receipt
     * @throws LedgerException when the ledger is closed or halted, or the calling thread was interrupted
     */
    Receipt execute(Command command);

    /**
     * Hands a command over and returns; many commands in flight share a flush. Blocks only while the ring is full.
     *
     * @param command what to do
     * @return completed with the receipt, or exceptionally with a {@link LedgerException}; dependent stages run on the
     *     ledger's own thread unless they are asynchronous, so they must not block and must not call the ledger
     * @throws LedgerException when the ledger is closed or halted
     */
    CompletionStage<Receipt> submit(Command command);

    /**
     * Decides a command by the same code against the present state, and forgets it: no id, sequence, total or journal
     * record changes. On the HOST clock without a timestamp it is decided at the present ledger time.
     *
     * @param command what would be done
     * @return the receipt it would get, without a sequence
     * @throws LedgerException when the ledger is closed or halted
     */
    Receipt simulate(Command command);

    /**
     * A reusable batch for the door that does not allocate.
     *
     * @param maxCommands how many commands it takes at most, 1 .. 65,536
     * @return an empty batch of this ledger
     */
    CommandBatch newBatch(int maxCommands);

    /**
     * Hands a batch over and returns. The batch belongs to the ledger until {@link CommandBatch#isDone()}.
     *
     * @param batch a batch of this ledger, not empty, not in flight
     * @throws LedgerException when the ledger is closed or halted, or the batch is in flight or of another ledger
     */
    void submit(CommandBatch batch);

    /**
     * Hands a batch over and waits until all of it is durable.
     *
     * @param batch a batch of this ledger
     * @throws LedgerException as {@link #submit(CommandBatch)}, or when the ledger halts meanwhile
     */
    default void execute(CommandBatch batch) {
        submit(batch);
        batch.await();
    }

    /**
     * Moves the clock of a HOST ledger on, so that what is due by then happens. A SYSTEM ledger does this by itself.
     *
     * @param timestampNs ns since the epoch; an earlier time than the ledger's counts as the ledger's, so that at most
     *     what is overdue happens
     * @return the effects that fell due, in order, durable
     * @throws LedgerException when the ledger is closed or halted
     */
    List<Receipt> advanceTo(long timestampNs);

    /**
     * The balances of one account, without waiting: as of the last durable command that touched it.
     *
     * @param account its id
     * @return empty when no such account is (durably) open
     */
    Optional<AccountBalances> balances(Id account);

    /**
     * Everything about one account, without waiting.
     *
     * @param account its id
     * @return empty when no such account is (durably) open
     */
    Optional<AccountView> account(Id account);

    /**
     * Many accounts at one and the same durable sequence.
     *
     * @param accounts ids; unknown ones are left out
     * @return in the order given
     * @throws LedgerException when the ledger is closed or halted
     */
    BalanceSnapshot snapshot(Collection<Id> accounts);

    /**
     * All accounts at one and the same durable sequence.
     *
     * @return in the order of opening
     * @throws LedgerException when the ledger is closed or halted
     */
    BalanceSnapshot snapshot();

    /**
     * The registered assets.
     *
     * @return in the order of registration
     */
    List<Asset> assets();

    /**
     * Attaches a listener to the journal: it gets every receipt and effect from a sequence on, in order, after
     * durability, on a thread of its own.
     *
     * @param fromSequence the first sequence to deliver, 1 or more; past ones are read from the journal
     * @param listener whom to call
     * @return the subscription
     * @throws LedgerException when the ledger is closed or halted
     */
    Subscription subscribe(long fromSequence, EventListener listener);

    /**
     * The last sequence that is durable at the ledger's level.
     *
     * @return 0 when nothing is
     */
    long durableSequence();

    /**
     * The timestamp of the last decided command or effect.
     *
     * @return ns since the epoch; 0 before the first
     */
    long ledgerTimeNs();

    /**
     * A digest of everything that was decided, equal on every machine for the same history.
     *
     * @return its value at the durable sequence it names
     * @throws LedgerException when the ledger is closed or halted
     */
    StateHash stateHash();

    /**
     * Writes a snapshot of the books as they are when the call is made, while the ledger goes on, and waits for it. The
     * next open starts from it and decides only what came later.
     *
     * @return what was written, durable
     * @throws LedgerException MISUSE when the ledger has no files or may not write them; NO_SPACE or ENVIRONMENT when
     *     the file cannot be written, which does no harm to the ledger; when the ledger is closed or halted
     */
    default TakenSnapshot takeSnapshot() {
        throw new LedgerException(LedgerException.Category.MISUSE, "the ledger has no files of its own to write to");
    }

    /**
     * The history of this ledger, which follows the journal behind the durable sequence.
     *
     * @return the history
     * @throws LedgerException MISUSE when the ledger was opened without one
     */
    default History history() {
        throw new LedgerException(
                LedgerException.Category.MISUSE, "the ledger keeps no history: open it with history(true)");
    }

    /**
     * What a receipt of this ledger promises.
     *
     * @return the level
     */
    Durability durability();

    /** Finishes what was handed over, and closes the files. Does nothing when closed already. */
    @Override
    void close();
}
