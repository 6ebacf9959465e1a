package io.daybook.ledger.examples;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A customer's statement of January: the history is asked for it once it knows all that was booked. The interest came
 * in on the second of February and counts from the last of January: it stands on the statement by effective date.
 */
public final class CustomerStatement {
    private static final Id BANK = Id.of(1);
    private static final Id CUSTOMER = Id.of(2);
    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

    private final Ledger ledger;

    private CustomerStatement(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Runs it.
     *
     * @param arguments the directory of the ledger
     */
    public static void main(String[] arguments) {
        DaybookOptions options = DaybookOptions.defaults().clock(ClockMode.HOST);
        try (Ledger ledger = Daybook.open(Path.of(arguments[0]), options)) {
            CustomerStatement example = new CustomerStatement(ledger);
            example.book();
            History history = ledger.history();
            history.await(ledger.durableSequence(), Duration.ofSeconds(10));
            LocalDate january = LocalDate.of(2026, 1, 1);
            example.print(
                    history, history.statement(StatementRequest.effective(CUSTOMER, january, january.plusDays(30))));
        }
    }

    private void book() {
        ledger.execute(RegisterAsset.builder("EUR", 2).at(day(0)).build());
        ledger.execute(OpenAccount.builder(BANK, "EUR", AccountCategory.ASSET)
                .at(day(1))
                .build());
        ledger.execute(OpenAccount.builder(CUSTOMER, "EUR", AccountCategory.LIABILITY)
                .at(day(2))
                .build());
        pay(1, BANK, CUSTOMER, 2_500_00, 4, "salary");
        pay(2, CUSTOMER, BANK, 800_00, 5, "rent");
        pay(3, CUSTOMER, BANK, 64_90, 20, "groceries");
        ledger.execute(Transfer.builder(Id.of(4), BANK, CUSTOMER, Amount.of(1_25))
                .effectiveDate(LocalDate.of(2026, 1, 31))
                .metadata(Metadata.of("interest"))
                .at(day(32))
                .build());
    }

    private void pay(long id, Id debit, Id credit, long cents, int days, String text) {
        ledger.execute(Transfer.builder(Id.of(id), debit, credit, Amount.of(cents))
                .metadata(Metadata.of(text))
                .at(day(days))
                .build());
    }

    private static long day(int days) {
        return START.plus(Duration.ofDays(days)).getEpochSecond() * 1_000_000_000L;
    }

    private void print(History history, Statement statement) {
        System.out.printf("%-12s%-12s%10s%12s%n", "", "opening", "", money(statement.opening()));
        for (Statement.Line line : statement.lines()) {
            BookedPosting posting = line.posting();
            BigInteger amount = posting.amount().toBigInteger();
            System.out.printf(
                    "%-12s%-12s%10s%12s%n",
                    posting.effectiveDate(),
                    text(history, posting),
                    money(posting.side() == Side.CREDIT ? amount : amount.negate()),
                    money(line.balance()));
        }
        System.out.printf("%-12s%-12s%10s%12s%n", "", "closing", "", money(statement.closing()));
    }

    private static String text(History history, BookedPosting posting) {
        return history.event(posting.entry().sequence())
                .flatMap(event -> event.command())
                .map(command -> new String(command.attributes().metadata().bytes(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static BigDecimal money(BigInteger cents) {
        return new BigDecimal(cents, 2);
    }
}
