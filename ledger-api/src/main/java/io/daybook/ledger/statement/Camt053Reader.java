package io.daybook.ledger.statement;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads camt.053 statements (ISO 20022, any version of camt.053.001): booked entries, opening and closing balance. No
 * external entity is ever loaded. Safe for use by several threads.
 */
public final class Camt053Reader {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";
    private static final int DATE_LENGTH = 10;

    private Camt053Reader() {}

    /**
     * Reads all statements of a file.
     *
     * @param in XML; stays open
     * @return in the order of the file, at least one
     * @throws UnreadableStatementException when it is no camt.053, holds no statement, lacks a balance, or mixes
     *     currencies
     * @throws IOException when the stream cannot be read
     */
    public static List<BankStatement> read(InputStream in) throws IOException {
        Element root = parse(in);
        String namespace = String.valueOf(root.getNamespaceURI());
        if (!root.getLocalName().equals("Document") || !namespace.startsWith(NAMESPACE)) {
            throw new UnreadableStatementException("this is no camt.053: namespace=" + namespace);
        }
        List<BankStatement> statements = new ArrayList<>();
        for (Element message : children(root, "BkToCstmrStmt")) {
            for (Element statement : children(message, "Stmt")) {
                statements.add(statement(statement));
            }
        }
        if (statements.isEmpty()) {
            throw new UnreadableStatementException("the file holds no statement");
        }
        return statements;
    }

    private static Element parse(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(in).getDocumentElement();
        } catch (SAXException malformed) {
            throw new UnreadableStatementException("this is no XML: " + malformed.getMessage(), malformed);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every JDK has such a parser", impossible);
        }
    }

    private static BankStatement statement(Element statement) {
        String id = text(statement, "Id");
        BankStatement.Balance opening = null;
        BankStatement.Balance closing = null;
        String currency = null;
        for (Element balance : children(statement, "Bal")) {
            String type = text(balance, "Tp", "CdOrPrtry", "Cd");
            boolean opens = type.equals("OPBD") || type.equals("PRCD") && opening == null;
            if (opens || type.equals("CLBD")) {
                currency = same(currency, balance, id);
                var read = new BankStatement.Balance(date(balance, "Dt").orElse(null), amount(balance));
                opening = opens ? read : opening;
                closing = opens ? closing : read;
            }
        }
        if (opening == null || closing == null) {
            throw new UnreadableStatementException("a statement lacks its opening or closing balance: id=" + id);
        }
        List<BankStatement.Entry> entries = new ArrayList<>();
        for (Element entry : children(statement, "Ntry")) {
            String status = text(entry, "Sts", "Cd");
            if ((status.isEmpty() ? text(entry, "Sts") : status).equals("BOOK")) {
                currency = same(currency, entry, id);
                entries.add(entry(entry));
            }
        }
        String iban = text(statement, "Acct", "Id", "IBAN");
        String account = iban.isEmpty() ? text(statement, "Acct", "Id", "Othr", "Id") : iban;
        return new BankStatement(id, account, currency, opening, closing, entries);
    }

    private static BankStatement.Entry entry(Element entry) {
        String reference = text(entry, "AcctSvcrRef");
        String endToEnd = text(entry, "NtryDtls", "TxDtls", "Refs", "EndToEndId");
        String remittance = text(entry, "NtryDtls", "TxDtls", "RmtInf", "Ustrd");
        return new BankStatement.Entry(
                date(entry, "BookgDt"),
                date(entry, "ValDt"),
                amount(entry),
                text(entry, "RvslInd").equals("true"),
                endToEnd.isEmpty() ? reference : endToEnd,
                remittance.isEmpty() ? text(entry, "AddtlNtryInf") : remittance);
    }

    private static String same(String before, Element of, String statement) {
        String currency =
                child(of, "Amt").map(amount -> amount.getAttribute("Ccy")).orElse("");
        if (before != null && !before.equals(currency)) {
            throw new UnreadableStatementException(
                    "a statement mixes currencies: id=" + statement + ", currencies=" + before + " and " + currency);
        }
        return currency;
    }

    private static BigDecimal amount(Element of) {
        String digits = text(of, "Amt");
        String direction = text(of, "CdtDbtInd");
        if (!digits.matches("[0-9]{1,18}(\\.[0-9]{1,17})?") || !direction.matches("CRDT|DBIT")) {
            throw new UnreadableStatementException("no amount: found=" + digits + ", direction=" + direction);
        }
        BigDecimal amount = new BigDecimal(digits);
        return direction.equals("CRDT") ? amount : amount.negate();
    }

    private static Optional<LocalDate> date(Element of, String name) {
        String day = text(of, name, "Dt");
        String text = day.isEmpty() ? text(of, name, "DtTm") : day;
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length()))));
        } catch (DateTimeException malformed) {
            throw new UnreadableStatementException("no date: found=" + text, malformed);
        }
    }

    private static String text(Element of, String... path) {
        Optional<Element> at = Optional.of(of);
        for (String name : path) {
            at = at.flatMap(element -> child(element, name));
        }
        return at.map(element -> element.getTextContent().strip()).orElse("");
    }

    private static Optional<Element> child(Element of, String name) {
        return children(of, name).stream().findFirst();
    }

    private static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** Tells of a fault by its exception only. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
