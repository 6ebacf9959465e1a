package io.daybook.ledger.benchmarks.workload;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a workload, numbered: what the n-th one says follows from n alone, so that a retry is the same number
 * again and no list is kept. Numbers of one caller are consecutive: a capture finds the hold that its caller placed
 * before. Stateless, safe for use by several threads.
 */
public final class Commands {
    /** The upper half of every command's id: what a time-ordered id begins with. */
    public static final long ID_HIGH = 0x0190_7e5a_0000_7000L;

    /** The upper half of the ids of members of groups. */
    private static final long MEMBER_HIGH = ID_HIGH + 1;

    /** Seven transfers, three holds, their three captures. */
    private static final int CYCLE = 13;

    private static final int TRANSFERS_OF_CYCLE = 7;
    private static final int HOLDS_OF_CYCLE = 3;
    private static final int MEMBERS = 10;

    private final Mix mix;
    private final int accounts;
    private final boolean hot;
    private final Pattern.Picker picker;

    /**
     * The commands of a workload.
     *
     * @param workload which
     */
    public Commands(Workload workload) {
        mix = workload.mix();
        accounts = workload.accounts();
        hot = workload.pattern() == Pattern.HOT;
        picker = workload.pattern().picker(accounts);
    }

    /**
     * Well mixed bits of a number.
     *
     * @param number any
     * @return a hash
     */
    public static long mix(long number) {
        long mixed = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 32);
    }

    /**
     * The account that a command debits.
     *
     * @param number of the command
     * @return its number
     */
    public int debit(long number) {
        return picker.pick(mix(number));
    }

    /**
     * The account that a command credits.
     *
     * @param number of the command
     * @return its number, not the debited one
     */
    public int credit(long number) {
        if (hot) {
            return 1;
        }
        int debit = debit(number);
        int credit = picker.pick(mix(number ^ 0x5DEECE66DL << 16));
        return credit == debit ? 1 + debit % accounts : credit;
    }

    /**
     * The amount that a command moves.
     *
     * @param number of the command
     * @return 1 .. 1000
     */
    public static long amount(long number) {
        return 1 + (mix(number) & 0x3FF) % 1000;
    }

    /**
     * Adds a command to a batch; without allocation where the batch has a method for its kind.
     *
     * @param batch not full
     * @param number of the command
     */
    public void add(CommandBatch batch, long number) {
        switch (mix) {
            case TRANSFERS -> addTransfer(batch, number);
            case RETRIES -> addTransfer(batch, retried(number));
            case HOLDS -> addOfCycle(batch, number);
            case FOUR_POSTINGS, GROUPS -> batch.add(command(number));
        }
    }

    private void addTransfer(CommandBatch batch, long number) {
        batch.transfer(ID_HIGH, number, 0, debit(number), 0, credit(number), 0, amount(number));
    }

    private void addOfCycle(CommandBatch batch, long number) {
        long place = number % CYCLE;
        if (place < TRANSFERS_OF_CYCLE) {
            addTransfer(batch, number);
        } else if (place < TRANSFERS_OF_CYCLE + HOLDS_OF_CYCLE) {
            batch.placeHold(ID_HIGH, number, 0, debit(number), 0, credit(number), 0, amount(number), 0);
        } else {
            batch.captureHold(ID_HIGH, number, ID_HIGH, number - HOLDS_OF_CYCLE, 0, 0);
        }
    }

    private static long retried(long number) {
        return number % 10 == 9 ? number - 5 : number;
    }

    /**
     * A command as a record.
     *
     * @param number of the command
     * @return the command
     */
    public Command command(long number) {
        return switch (mix) {
            case TRANSFERS -> transfer(ID_HIGH, number);
            case RETRIES -> transfer(ID_HIGH, retried(number));
            case HOLDS -> ofCycle(number);
            case FOUR_POSTINGS -> transaction(number);
            case GROUPS -> group(number);
        };
    }

    private Transfer transfer(long idHigh, long number) {
        return Transfer.of(
                new Id(idHigh, number), Id.of(debit(number)), Id.of(credit(number)), Amount.of(amount(number)));
    }

    private Command ofCycle(long number) {
        long place = number % CYCLE;
        if (place < TRANSFERS_OF_CYCLE) {
            return transfer(ID_HIGH, number);
        }
        Id id = new Id(ID_HIGH, number);
        return place < TRANSFERS_OF_CYCLE + HOLDS_OF_CYCLE
                ? PlaceHold.of(id, Id.of(debit(number)), Id.of(credit(number)), Amount.of(amount(number)))
                : CaptureHold.of(id, new Id(ID_HIGH, number - HOLDS_OF_CYCLE));
    }

    private Transaction transaction(long number) {
        long second = mix(number);
        Amount one = Amount.of(amount(number));
        Amount other = Amount.of(amount(second));
        return Transaction.of(
                new Id(ID_HIGH, number),
                List.of(
                        new Posting(Id.of(debit(number)), Side.DEBIT, one),
                        new Posting(Id.of(credit(number)), Side.CREDIT, one),
                        new Posting(Id.of(debit(second)), Side.DEBIT, other),
                        new Posting(Id.of(credit(second)), Side.CREDIT, other)));
    }

    private Group group(long number) {
        List<Command> members = new ArrayList<>(MEMBERS);
        for (int i = 0; i < MEMBERS; i++) {
            members.add(transfer(MEMBER_HIGH, number * MEMBERS + i));
        }
        return Group.of(new Id(ID_HIGH, number), members);
    }
}
