package io.daybook.ledger.cli.command;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is reported of an account. */
final class AccountColumns {
    private AccountColumns() {}

    static Report<AccountView> report(BalanceSnapshot snapshot) {
        List<Column<AccountView>> columns = new ArrayList<>();
        columns.add(Column.text("id", (AccountView account) -> account.id().toString())
                .headed("account"));
        columns.add(Column.number("book", (AccountView account) -> Integer.toUnsignedLong(account.book()))
                .headed("book"));
        columns.add(
                Column.text("asset", (AccountView account) -> account.asset().code())
                        .headed("asset"));
        columns.add(Column.number("scale", AccountColumns::scale));
        columns.add(Column.text(
                        "category",
                        (AccountView account) -> account.balances().category().name())
                .headed("category"));
        columns.add(Column.text(
                        "status",
                        (AccountView account) -> account.balances().status().name())
                .headed("status"));
        columns.add(Column.number("version", account -> account.balances().version()));
        addMoney(columns);
        addDescription(columns);
        columns.add(Column.number("sequence", account -> snapshot.sequence()));
        return new Report<>(columns, snapshot.accounts());
    }

    private static void addMoney(List<Column<AccountView>> columns) {
        columns.add(total("debitsPosted", account -> account.balances().debitsPosted())
                .headed("debits posted"));
        columns.add(total("creditsPosted", account -> account.balances().creditsPosted())
                .headed("credits posted"));
        columns.add(total("debitsPending", account -> account.balances().debitsPending()));
        columns.add(total("creditsPending", account -> account.balances().creditsPending()));
        columns.add(money("posted", account -> account.balances().posted()).headed("posted"));
        columns.add(money("pending", account -> account.balances().pending()).headed("pending"));
        columns.add(money("available", account -> account.balances().available().orElse(null))
                .headed("available")
                .orElse("unlimited"));
    }

    private static void addDescription(List<Column<AccountView>> columns) {
        columns.add(limit("overdraftLimit", account -> account.balances().overdraftLimit()));
        columns.add(limit("maximumBalance", AccountView::maximumBalance));
        columns.add(Column.number("code", account -> Integer.toUnsignedLong(account.code())));
        columns.add(Column.text(
                "reference", account -> account.reference().map(Id::toString).orElse(null)));
        columns.add(Column.text("openedAt", account -> Instants.format(account.openedAtNs())));
    }

    private static Column<AccountView> total(String name, Function<AccountView, Amount> value) {
        return money(name, account -> value.apply(account).toBigInteger());
    }

    private static Column<AccountView> money(String name, Function<AccountView, BigInteger> value) {
        return Column.money(name, value, AccountColumns::scale);
    }

    /** The word where there is no limit is the one that commands take. */
    private static Column<AccountView> limit(String name, Function<AccountView, Limit> value) {
        return Column.text(name, account -> value.apply(account).toString());
    }

    private static int scale(AccountView account) {
        return account.asset().scale();
    }
}
