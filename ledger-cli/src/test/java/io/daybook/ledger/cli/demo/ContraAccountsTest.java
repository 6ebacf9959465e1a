package io.daybook.ledger.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/demo.md. */
class ContraAccountsTest {
    private final ContraAccounts contraAccounts = new ContraAccounts(new TreeSet<>(List.of("AB", "CD", "YZ")));

    @ParameterizedTest(name = "{0} {1} bank={2}")
    @CsvSource({
        "CASH_DEPOSIT,    NONE,             '', 100001, 100",
        "CASH_WITHDRAWAL, NONE,             '', 100001, 400",
        "CARD_WITHDRAWAL, NONE,             '', 100001, 600",
        "TRANSFER_IN,     NONE,             AB, 110001, 200",
        "TRANSFER_IN,     PENSION,          CD, 110002, 204",
        "TRANSFER_OUT,    NONE,             YZ, 110003, 500",
        "TRANSFER_OUT,    HOUSEHOLD,        YZ, 110003, 503",
        "TRANSFER_OUT,    INSURANCE,        AB, 110001, 505",
        "CASH_WITHDRAWAL, HOUSEHOLD,        '', 120001, 403",
        "TRANSFER_OUT,    LOAN,             AB, 130001, 506",
        "BY_THE_BANK,     INTEREST,         '', 500001, 301",
        "CASH_WITHDRAWAL, STATEMENT_FEE,    '', 600001, 402",
        "CASH_WITHDRAWAL, PENALTY_INTEREST, '', 600002, 407",
    })
    void shouldBookAgainst(Operation operation, Purpose purpose, String bank, long account, int code) {
        BankPosting posting = posting(operation, purpose, bank);
        assertEquals(account, contraAccounts.against(posting).number());
        assertEquals(code, posting.kind().code());
    }

    private static BankPosting posting(Operation operation, Purpose purpose, String bank) {
        Optional<BankPosting.Partner> partner =
                bank.isEmpty() ? Optional.empty() : Optional.of(new BankPosting.Partner(bank, "1"));
        BankPosting.Kind kind = new BankPosting.Kind(true, operation, purpose);
        return new BankPosting(1, 2, LocalDate.EPOCH, kind, 100, 100, 0, partner);
    }

    @Test
    void shouldKeepOwnAccountsOutOfTheRangeOfTheCustomers() {
        BankHistory history = BerkaReader.read();
        List<ContraAccount> all = new ContraAccounts(history.otherBanks()).all();
        Set<Long> numbers = new HashSet<>();
        all.forEach(account -> numbers.add(account.number()));
        assertEquals(all.size(), numbers.size());
        numbers.retainAll(history.accounts().keySet());
        assertEquals(Set.of(), numbers);
    }

    @Test
    void shouldMapTheRealRowsAsTheDocumentCounts() {
        BankHistory history = BerkaReader.read();
        ContraAccounts all = new ContraAccounts(history.otherBanks());
        TreeMap<String, Integer> rows = new TreeMap<>();
        for (BankPosting posting : history.postings()) {
            String name = all.against(posting).name();
            rows.merge(name.startsWith("Clearing: bank") ? "Clearing: banks" : name, 1, Integer::sum);
        }
        assertEquals(
                "{Cash=23897, Clearing: banks=9992, Clearing: household payments (SIPO)=116, "
                        + "Interest paid to customers=9461, Loans to customers=123, Penalty interest=64, "
                        + "Statement fees=5417}",
                rows.toString());
        assertEquals(history.postings().size(), sum(rows.values()));
    }

    private static int sum(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }
}
