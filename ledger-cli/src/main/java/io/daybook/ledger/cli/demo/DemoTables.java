package io.daybook.ledger.cli.demo;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Id;
import io.daybook.ledger.query.AccountView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The demo's tables, for people. */
final class DemoTables {
    private DemoTables() {}

    private record Row(String number, String name, String category, BigInteger debits, BigInteger credits) {
        Row plus(AccountBalances account) {
            return new Row(
                    number,
                    name,
                    category,
                    debits.add(account.debitsPosted().toBigInteger()),
                    credits.add(account.creditsPosted().toBigInteger()));
        }

        Row plus(Row other) {
            return new Row(number, name, category, debits.add(other.debits), credits.add(other.credits));
        }
    }

    /** The trial balance: each of the bank's own accounts, and the customers' in one row. */
    static String trialBalance(LedgerState state, ContraAccounts contraAccounts) {
        Map<Id, Row> own = new TreeMap<>();
        for (ContraAccount account : contraAccounts.all()) {
            String category = account.category().name();
            own.put(account.id(), empty(Long.toString(account.number()), account.name(), category));
        }
        Row customers = empty("", "", AccountCategory.LIABILITY.name());
        long customerCount = 0;
        for (AccountView account : state.balances().accounts()) {
            if (own.computeIfPresent(account.id(), (id, row) -> row.plus(account.balances())) == null) {
                customers = customers.plus(account.balances());
                customerCount++;
            }
        }
        List<Row> rows = new ArrayList<>(own.values());
        String name = grouped(customerCount) + " customers' accounts";
        rows.add(new Row("", name, customers.category, customers.debits, customers.credits));
        return table(rows);
    }

    private static String table(List<Row> rows) {
        Row total = empty("", "Total", "");
        for (Row row : rows) {
            total = total.plus(row);
        }
        String debits = money(total.debits);
        String credits = money(total.credits);
        String difference = money(total.debits.subtract(total.credits));
        return AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .data(
                        rows,
                        List.of(
                                text("account", "").with(row -> row.number),
                                text("name", "total").with(row -> row.name),
                                text("category", "").with(row -> row.category),
                                figure("debits " + HistoryCommands.ASSET, debits)
                                        .with(row -> money(row.debits)),
                                figure("credits " + HistoryCommands.ASSET, credits)
                                        .with(row -> money(row.credits)),
                                figure("debits - credits", difference)
                                        .with(row -> money(row.debits.subtract(row.credits)))))
                .asString();
    }

    private static Column text(String header, String footer) {
        return new Column()
                .header(header)
                .footer(footer)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .footerAlign(HorizontalAlign.LEFT);
    }

    private static Column figure(String header, String footer) {
        return new Column()
                .header(header)
                .footer(footer)
                .headerAlign(HorizontalAlign.RIGHT)
                .dataAlign(HorizontalAlign.RIGHT)
                .footerAlign(HorizontalAlign.RIGHT);
    }

    private static Row empty(String number, String name, String category) {
        return new Row(number, name, category, BigInteger.ZERO, BigInteger.ZERO);
    }

    /** For example {@code -1,234,567.80}. */
    static String money(BigInteger minorUnits) {
        return String.format(Locale.ROOT, "%,.2f", new BigDecimal(minorUnits, HistoryCommands.SCALE));
    }

    /** For example {@code 49,070}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
