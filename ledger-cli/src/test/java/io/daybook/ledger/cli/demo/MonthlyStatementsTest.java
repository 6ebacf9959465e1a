package io.daybook.ledger.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Id;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The statement of each customer of the real bank for each month. */
class MonthlyStatementsTest {
    private static final BankHistory BANK = BerkaReader.read();
    private static final YearMonth FIRST = YearMonth.of(1993, 1);
    private static final int MONTHS = 15;

    @Test
    void shouldChainAndCloseOnTheBalancesOfTheBank() {
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().clockMode(ClockMode.HOST))) {
            HistoryImport sender = new HistoryImport(ledger, new DemoFindings(answered -> {}));
            new HistoryCommands(BANK, new ContraAccounts(BANK.otherBanks()), 1).forEach(sender::add);
            sender.finish();
            History history = ledger.history();
            assertTrue(history.await(ledger.durableSequence(), Duration.ofMinutes(1)));
            Map<Long, List<BankPosting>> byAccount =
                    BANK.postings().stream().collect(Collectors.groupingBy(BankPosting::accountId));
            int lines = 0;
            for (Map.Entry<Long, List<BankPosting>> account : byAccount.entrySet()) {
                lines += chain(history, account.getKey(), account.getValue());
            }
            assertEquals(BANK.postings().size(), lines);
        }
    }

    private static int chain(History history, long account, List<BankPosting> postings) {
        Map<YearMonth, BigInteger> closings = closings(postings);
        BigInteger closing = BigInteger.ZERO;
        int lines = 0;
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = FIRST.plusMonths(i);
            LocalDate from = month.atDay(1);
            Statement statement =
                    history.statement(StatementRequest.effective(Id.of(account), from, month.atEndOfMonth()));
            assertEquals(closing, statement.opening(), "account=" + account + " month=" + month);
            closing = closings.getOrDefault(month, closing);
            assertEquals(closing, statement.closing(), "account=" + account + " month=" + month);
            lines += statement.lines().size();
        }
        assertEquals(BigInteger.valueOf(BANK.expectedBalancesMinor().get(account)), closing);
        return lines;
    }

    /** The bank's balance after the last row of each month, less the sum of its roundings. */
    private static Map<YearMonth, BigInteger> closings(List<BankPosting> postings) {
        Map<YearMonth, BigInteger> closings = new HashMap<>();
        long rounding = 0;
        for (BankPosting posting : postings) {
            rounding += posting.roundingMinor();
            closings.put(YearMonth.from(posting.date()), BigInteger.valueOf(posting.balanceMinor() - rounding));
        }
        return closings;
    }
}
