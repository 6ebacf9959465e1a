package io.daybook.ledger.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The bank's book: its accounts, its postings in order, and the balances that must come out. Immutable.
 *
 * @param accounts by number; those that have postings
 * @param postings in the order of the file
 * @param expectedBalancesMinor what the ledger must hold for each account in the end, in 1/100 CZK
 */
record BankHistory(Map<Long, BankAccount> accounts, List<BankPosting> postings, Map<Long, Long> expectedBalancesMinor) {
    /** Copies what it is given. */
    BankHistory {
        accounts = Map.copyOf(accounts);
        postings = List.copyOf(postings);
        expectedBalancesMinor = Map.copyOf(expectedBalancesMinor);
    }

    /** The other banks that the postings name, in alphabetical order. */
    SortedSet<String> otherBanks() {
        SortedSet<String> banks = new TreeSet<>();
        for (BankPosting posting : postings) {
            posting.partner().ifPresent(partner -> banks.add(partner.bank()));
        }
        return banks;
    }
}
