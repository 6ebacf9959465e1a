package io.daybook.ledger.statement;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Side;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.Statement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes statements as a camt.053.001.08 message of ISO 20022, Bank To Customer Statement. Debits and credits are those
 * of the account; ids stand as proprietary ones, for the ledger knows no IBAN. Thread-safe.
 */
public final class Camt053 {
    /** The namespace of the message. */
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private static final int FRACTION_DIGITS = 5;
    private static final int TOTAL_DIGITS = 18;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    private Camt053() {}

    /**
     * Writes one message.
     *
     * @param statements at least one
     * @param out receives UTF-8 text
     * @throws IOException when the output does
     * @throws LedgerException MISUSE when an asset or amount does not fit: the message knows currencies of three
     *     letters with at most five digits after the point, and amounts of at most 18 digits
     */
    public static void write(List<Statement> statements, Appendable out) throws IOException {
        Statement first = statements.get(0);
        Xml xml = new Xml(out);
        xml.begin("Document", " xmlns=\"" + NAMESPACE + "\"").begin("BkToCstmrStmt");
        xml.begin("GrpHdr")
                .text("MsgId", name(first))
                .text("CreDtTm", time(first.timestampNs()))
                .end();
        for (Statement statement : statements) {
            new One(xml, statement, StatementText.currency(statement, FRACTION_DIGITS)).write();
        }
        xml.end().end();
    }

    /** Account, last day and sequence, within 35 characters. */
    private static String name(Statement statement) {
        LocalDate to = statement.request().to();
        String text = StatementText.id(statement.account().id()) + "-" + to + "-" + statement.sequence();
        return text.length() <= 35 ? text : to.toString().replace("-", "") + "-" + statement.sequence();
    }

    private static String time(long timestampNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timestampNs, SECOND_NS)).toString();
    }

    /** One statement being written. */
    private record One(Xml xml, Statement statement, String currency) {
        void write() throws IOException {
            xml.begin("Stmt").text("Id", name(statement)).text("CreDtTm", time(statement.timestampNs()));
            xml.begin("FrToDt")
                    .text("FrDtTm", statement.request().from() + "T00:00:00Z")
                    .text("ToDtTm", statement.request().to() + "T23:59:59Z")
                    .end();
            xml.begin("Acct");
            account(statement.account().id());
            xml.text("Ccy", currency).end();
            for (Statement.Balance balance : statement.balances()) {
                balance(balance);
            }
            summary();
            for (Statement.Line line : statement.lines()) {
                entry(line.posting());
            }
            xml.end();
        }

        private void account(Id id) throws IOException {
            xml.begin("Id").begin("Othr").text("Id", StatementText.id(id)).end().end();
        }

        private void balance(Statement.Balance balance) throws IOException {
            xml.begin("Bal").begin("Tp").begin("CdOrPrtry").text("Cd", balance.type());
            xml.end().end();
            amount(balance.amount());
            indicator(StatementText.side(statement, balance.amount()));
            LocalDate from = statement.request().from();
            LocalDate date = switch (balance.type()) {
                case PRCD -> from.minusDays(1);
                case OPBD -> from;
                default -> statement.request().to();
            };
            xml.begin("Dt").text("Dt", date).end().end();
        }

        private void summary() throws IOException {
            BigInteger credits = statement.credits();
            BigInteger debits = statement.debits();
            xml.begin("TxsSummry").begin("TtlNtries");
            total(statement.lines().size(), credits.add(debits));
            BigInteger net = credits.subtract(debits);
            xml.begin("TtlNetNtry").text("Amt", plain(net));
            indicator(net.signum() < 0 ? Side.DEBIT : Side.CREDIT);
            xml.end().end().begin("TtlCdtNtries");
            total(statement.count(Side.CREDIT), credits);
            xml.end().begin("TtlDbtNtries");
            total(statement.count(Side.DEBIT), debits);
            xml.end().end();
        }

        private void total(long count, BigInteger sum) throws IOException {
            xml.text("NbOfNtries", count).text("Sum", plain(sum));
        }

        private void entry(BookedPosting posting) throws IOException {
            String place = posting.entry().sequence() + "/" + posting.index();
            xml.begin("Ntry").text("NtryRef", place);
            amount(posting.amount().toBigInteger());
            indicator(posting.side());
            xml.text("RvslInd", posting.entry().kind() == EventKind.REVERSE);
            xml.begin("Sts").text("Cd", "BOOK").end();
            xml.begin("BookgDt").text("Dt", bookingDate(posting)).end();
            xml.begin("ValDt").text("Dt", posting.effectiveDate()).end();
            xml.text("AcctSvcrRef", posting.entry().sequence());
            xml.begin("BkTxCd").begin("Prtry");
            xml.text("Cd", Integer.toUnsignedString(posting.entry().code()));
            xml.text("Issr", posting.entry().kind().label()).end().end();
            details(posting);
            xml.end();
        }

        private void details(BookedPosting posting) throws IOException {
            xml.begin("NtryDtls").begin("TxDtls").begin("Refs");
            if (posting.entry().reference().isPresent()) {
                xml.text(
                        "EndToEndId",
                        StatementText.id(posting.entry().reference().get()));
            }
            xml.text("TxId", StatementText.id(posting.entry().id())).end();
            amount(posting.amount().toBigInteger());
            indicator(posting.side());
            if (posting.counterAccount().isPresent()) {
                xml.begin("RltdPties").begin(posting.side() == Side.CREDIT ? "DbtrAcct" : "CdtrAcct");
                account(posting.counterAccount().get());
                xml.end().end();
            }
            xml.end().end();
        }

        private static LocalDate bookingDate(BookedPosting posting) {
            return LocalDate.ofEpochDay(Math.floorDiv(posting.entry().timestampNs(), DAY_NS));
        }

        private void amount(BigInteger minorUnits) throws IOException {
            xml.text("Amt", " Ccy=\"" + currency + "\"", plain(minorUnits));
        }

        private String plain(BigInteger minorUnits) {
            BigDecimal amount = StatementText.amount(statement, minorUnits, TOTAL_DIGITS);
            return amount.toPlainString();
        }

        private void indicator(Side side) throws IOException {
            xml.text("CdtDbtInd", side == Side.CREDIT ? "CRDT" : "DBIT");
        }
    }
}
