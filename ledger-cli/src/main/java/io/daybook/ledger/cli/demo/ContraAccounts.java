package io.daybook.ledger.cli.demo;

import io.daybook.ledger.AccountCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Which account of the bank's own stands against a customer's: the bank's data give one side of each posting only. The
 * table with the reasons is in {@code docs/demo.md}. Immutable.
 */
final class ContraAccounts {
    private static final ContraAccount CASH = new ContraAccount(100_001, "Cash", AccountCategory.ASSET);
    private static final long FIRST_CLEARING = 110_001;
    private static final ContraAccount HOUSEHOLD =
            new ContraAccount(120_001, "Clearing: household payments (SIPO)", AccountCategory.ASSET);
    private static final ContraAccount LOANS = new ContraAccount(130_001, "Loans to customers", AccountCategory.ASSET);
    private static final ContraAccount INTEREST_PAID =
            new ContraAccount(500_001, "Interest paid to customers", AccountCategory.EXPENSE);
    private static final ContraAccount FEES = new ContraAccount(600_001, "Statement fees", AccountCategory.INCOME);
    private static final ContraAccount PENALTY_INTEREST =
            new ContraAccount(600_002, "Penalty interest", AccountCategory.INCOME);

    private final Map<String, ContraAccount> clearingByBank = new HashMap<>();
    private final List<ContraAccount> all = new ArrayList<>();

    /** A chart of accounts with a clearing account for each of the other banks, numbered in their order. */
    ContraAccounts(SortedSet<String> otherBanks) {
        all.add(CASH);
        for (String bank : otherBanks) {
            long number = FIRST_CLEARING + clearingByBank.size();
            ContraAccount clearing = new ContraAccount(number, "Clearing: bank " + bank, AccountCategory.ASSET);
            clearingByBank.put(bank, clearing);
            all.add(clearing);
        }
        all.addAll(List.of(HOUSEHOLD, LOANS, INTEREST_PAID, FEES, PENALTY_INTEREST));
    }

    /** All of them, by number. */
    List<ContraAccount> all() {
        return List.copyOf(all);
    }

    /** The account against which a posting is booked: what it was for decides first, then where the money went. */
    ContraAccount against(BankPosting posting) {
        return switch (posting.kind().purpose()) {
            case INTEREST -> INTEREST_PAID;
            case STATEMENT_FEE -> FEES;
            case PENALTY_INTEREST -> PENALTY_INTEREST;
            case LOAN -> LOANS;
            case HOUSEHOLD -> clearing(posting, HOUSEHOLD);
            case NONE, PENSION, INSURANCE -> clearing(posting, CASH);
        };
    }

    private ContraAccount clearing(BankPosting posting, ContraAccount withoutPartner) {
        return posting.partner()
                .map(partner -> clearingByBank.get(partner.bank()))
                .orElse(withoutPartner);
    }
}
