package io.daybook.ledger.statement;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Side;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.Statement;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes statements as MT940 customer statement messages, text block only, with CRLF as the standard has it.
 * Thread-safe.
 */
public final class Mt940 {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd");
    private static final int FRACTION_DIGITS = 14;
    private static final int AMOUNT_LENGTH = 15;
    private static final int REFERENCE_LENGTH = 16;
    private static final long DAY_NS = 86_400_000_000_000L;

    private Mt940() {}

    /**
     * Writes one message a statement, each ended by a line with a hyphen.
     *
     * @param statements in order
     * @param out receives ASCII text
     * @throws IOException when the output does
     * @throws LedgerException MISUSE when an asset or amount does not fit: the message knows currencies of three
     *     letters, and amounts of at most 15 characters
     */
    public static void write(List<Statement> statements, Appendable out) throws IOException {
        for (Statement statement : statements) {
            new One(out, statement, StatementText.currency(statement, FRACTION_DIGITS)).write();
        }
    }

    /** One statement being written. */
    private record One(Appendable out, Statement statement, String currency) {
        void write() throws IOException {
            LocalDate from = statement.request().from();
            LocalDate to = statement.request().to();
            line(":20:" + to.format(DAY) + "-" + Long.toString(statement.sequence(), 36));
            line(":25:" + StatementText.id(statement.account().id()));
            line(":28C:" + String.format(Locale.ROOT, "%02d%03d", to.getYear() % 100, to.getDayOfYear()) + "/001");
            line(":60F:" + balance(statement.opening(), from));
            for (Statement.Line line : statement.lines()) {
                entry(line.posting());
            }
            line(":62F:" + balance(statement.closing(), to));
            Optional<BigInteger> available = statement.closingAvailable();
            if (available.isPresent()) {
                line(":64:" + balance(available.get(), to));
            }
            line("-");
        }

        private String balance(BigInteger balance, LocalDate date) {
            String mark = StatementText.side(statement, balance) == Side.CREDIT ? "C" : "D";
            return mark + date.format(DAY) + currency + amount(balance);
        }

        private void entry(BookedPosting posting) throws IOException {
            LocalDate booked =
                    LocalDate.ofEpochDay(Math.floorDiv(posting.entry().timestampNs(), DAY_NS));
            String reference = posting.entry().reference().map(One::shortId).orElse("NONREF");
            line(":61:" + posting.effectiveDate().format(DAY) + booked.format(MONTH_DAY) + mark(posting)
                    + amount(posting.amount().toBigInteger()) + "NTRF" + reference + "//"
                    + posting.entry().sequence());
            line(":86:" + posting.entry().kind().label()
                    + posting.counterAccount()
                            .map(counter -> " " + StatementText.id(counter))
                            .orElse(""));
        }

        /** A reversal of a credit is a debit, and the other way round. */
        private static String mark(BookedPosting posting) {
            boolean reversal = posting.entry().kind() == EventKind.REVERSE;
            if (posting.side() == Side.CREDIT) {
                return reversal ? "RD" : "C";
            }
            return reversal ? "RC" : "D";
        }

        private static String shortId(Id id) {
            String text = StatementText.id(id);
            return text.length() <= REFERENCE_LENGTH ? text : text.substring(text.length() - REFERENCE_LENGTH);
        }

        private String amount(BigInteger minorUnits) {
            String plain =
                    StatementText.amount(statement, minorUnits).toPlainString().replace('.', ',');
            String text = plain.indexOf(',') < 0 ? plain + "," : plain;
            if (text.length() > AMOUNT_LENGTH) {
                throw new LedgerException(
                        Category.MISUSE,
                        "the format takes amounts of at most " + AMOUNT_LENGTH
                                + " characters: use another format: amount=" + text);
            }
            return text;
        }

        private void line(String text) throws IOException {
            out.append(text).append("\r\n");
        }
    }
}
