package io.daybook.ledger.benchmarks.peer;

import io.daybook.ledger.benchmarks.workload.Commands;
import java.util.Set;
import java.util.TreeSet;

/** Transfers to be made at once. Used by one thread. */
final class TransferBatch {
    private final Commands commands;
    private final long[] ids;
    private final int[] debits;
    private final int[] credits;
    private final long[] amounts;

    TransferBatch(Commands commands, int size) {
        this.commands = commands;
        ids = new long[size];
        debits = new int[size];
        credits = new int[size];
        amounts = new long[size];
    }

    void fill(long firstNumber) {
        for (int i = 0; i < ids.length; i++) {
            long number = firstNumber + i;
            ids[i] = number;
            debits[i] = commands.debit(number);
            credits[i] = commands.credit(number);
            amounts[i] = Commands.amount(number);
        }
    }

    int size() {
        return ids.length;
    }

    long id(int index) {
        return ids[index];
    }

    int debit(int index) {
        return debits[index];
    }

    int credit(int index) {
        return credits[index];
    }

    long amount(int index) {
        return amounts[index];
    }

    /** All accounts that are touched, each once, in one order for all callers: so no two wait for each other. */
    Set<Integer> accounts() {
        Set<Integer> accounts = new TreeSet<>();
        for (int i = 0; i < ids.length; i++) {
            accounts.add(debits[i]);
            accounts.add(credits[i]);
        }
        return accounts;
    }
}
