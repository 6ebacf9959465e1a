package io.daybook.ledger.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** camt.053 in the elements and order of the published samples, and MT940 that adds up. */
class StatementFormatTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 1, 31);
    private static final long BOOKED_NS = 1_768_003_200_000_000_000L;
    private static final long LATER_NS = 1_772_000_000_000_000_000L;

    /** Elements of the message definition that no sample happens to have, each after which. */
    private static final Set<String> BESIDE_SAMPLES = Set.of(
            "Stmt>TxsSummry",
            "Acct>Ccy",
            "Ntry>NtryRef",
            "Ntry>RvslInd",
            "Refs>TxId",
            "BkTxCd>Prtry",
            "Prtry>Cd",
            "Prtry>Issr",
            "Othr>Id");

    /** The elements of the message definition camt.053.001.08 that are written, each parent's in its order. */
    private static final Map<String, List<String>> DEFINITION = Map.ofEntries(
            Map.entry("Document", List.of("BkToCstmrStmt")),
            Map.entry("BkToCstmrStmt", List.of("GrpHdr", "Stmt")),
            Map.entry("GrpHdr", List.of("MsgId", "CreDtTm")),
            Map.entry("Stmt", List.of("Id", "CreDtTm", "FrToDt", "Acct", "Bal", "TxsSummry", "Ntry")),
            Map.entry("FrToDt", List.of("FrDtTm", "ToDtTm")),
            Map.entry("Acct", List.of("Id", "Ccy")),
            Map.entry("Bal", List.of("Tp", "Amt", "CdtDbtInd", "Dt")),
            Map.entry("Tp", List.of("CdOrPrtry")),
            Map.entry("TxsSummry", List.of("TtlNtries", "TtlCdtNtries", "TtlDbtNtries")),
            Map.entry("TtlNtries", List.of("NbOfNtries", "Sum", "TtlNetNtry")),
            Map.entry("TtlNetNtry", List.of("Amt", "CdtDbtInd")),
            Map.entry("TtlCdtNtries", List.of("NbOfNtries", "Sum")),
            Map.entry("TtlDbtNtries", List.of("NbOfNtries", "Sum")),
            Map.entry(
                    "Ntry",
                    List.of(
                            "NtryRef",
                            "Amt",
                            "CdtDbtInd",
                            "RvslInd",
                            "Sts",
                            "BookgDt",
                            "ValDt",
                            "AcctSvcrRef",
                            "BkTxCd",
                            "NtryDtls")),
            Map.entry("BkTxCd", List.of("Prtry")),
            Map.entry("NtryDtls", List.of("TxDtls")),
            Map.entry("TxDtls", List.of("Refs", "Amt", "CdtDbtInd", "RltdPties")),
            Map.entry("Refs", List.of("EndToEndId", "TxId")),
            Map.entry("RltdPties", List.of("DbtrAcct", "CdtrAcct")));

    private static Statement statement(String asset) {
        AccountBalances balances = new AccountBalances(
                Id.of(2),
                AccountCategory.LIABILITY,
                AccountStatus.OPEN,
                Limit.of(Amount.of(100)),
                3,
                Amount.of(700),
                Amount.of(5000),
                Amount.of(500),
                Amount.ZERO);
        AccountView account = new AccountView(
                balances, 1, new Asset(asset, 2, 1), Limit.UNLIMITED, 0, Optional.empty(), Metadata.EMPTY, 0);
        List<Statement.Line> lines = List.of(
                line(0, EventKind.TRANSFER, Side.CREDIT, 4000, 5000),
                line(1, EventKind.TRANSFER, Side.DEBIT, 800, 4200),
                line(2, EventKind.REVERSE, Side.CREDIT, 100, 4300));
        return new Statement(
                StatementRequest.effective(Id.of(2), FROM, TO),
                account,
                BigInteger.ZERO,
                BigInteger.valueOf(1000),
                lines,
                99,
                LATER_NS);
    }

    private static Statement.Line line(long index, EventKind kind, Side side, long amount, long balance) {
        HistoryEntry entry = new HistoryEntry(
                10 + index,
                OptionalInt.empty(),
                kind,
                Id.of(70 + index),
                Outcome.ACCEPTED,
                BOOKED_NS,
                7,
                index == 1 ? Optional.of(Id.of(555)) : Optional.empty(),
                OptionalLong.empty(),
                0,
                Optional.empty());
        BookedPosting posting = new BookedPosting(
                Id.of(2),
                index,
                entry,
                side,
                Amount.of(amount),
                Optional.of(Id.of(1)),
                LocalDate.of(2026, 1, 5),
                Amount.ZERO,
                Amount.ZERO);
        return new Statement.Line(posting, BigInteger.valueOf(balance));
    }

    private static String camt(Statement statement) throws IOException {
        StringBuilder out = new StringBuilder();
        Camt053.write(List.of(statement), out);
        return out.toString();
    }

    private static Element parse(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(in).getDocumentElement();
    }

    private static Element sample(String name) throws Exception {
        try (InputStream in = StatementFormatTest.class.getResourceAsStream("/camt053/" + name)) {
            return parse(in);
        }
    }

    @Test
    void shouldUseTheElementsAndOrderOfTheSamples() throws Exception {
        Set<String> known = new HashSet<>(BESIDE_SAMPLES);
        Set<String> before = new HashSet<>();
        for (String name : List.of("camt053.v8.xml", "camt053.v2.multi.statement.xml")) {
            collect(sample(name), known, before);
        }
        Set<String> ours = new HashSet<>();
        Set<String> order = new HashSet<>();
        collect(parse(new ByteArrayInputStream(camt(statement("EUR")).getBytes(StandardCharsets.UTF_8))), ours, order);
        for (String element : ours) {
            boolean inSummary = element.matches("(TxsSummry|Ttl\\w+)>.*");
            assertTrue(known.contains(element) || inSummary, "no sample has " + element);
        }
        for (String pair : order) {
            String[] part = pair.split("[>,]");
            String reverse = part[0] + ">" + part[2] + "," + part[1];
            assertFalse(before.contains(reverse) && !before.contains(pair), "the samples have it reversed: " + pair);
        }
        assertEquals("Id,CreDtTm,FrToDt,Acct,Bal,Bal,Bal,Bal,TxsSummry,Ntry,Ntry,Ntry", children("Stmt"));
        assertEquals("NtryRef,Amt,CdtDbtInd,RvslInd,Sts,BookgDt,ValDt,AcctSvcrRef,BkTxCd,NtryDtls", children("Ntry"));
    }

    @Test
    void shouldKeepTheOrderOfTheDefinitionEverywhere() throws Exception {
        Set<String> met = new HashSet<>();
        requireOrder(parse(new ByteArrayInputStream(camt(statement("EUR")).getBytes(StandardCharsets.UTF_8))), met);
        assertEquals(DEFINITION.keySet(), met);
    }

    private static void requireOrder(Element parent, Set<String> met) {
        List<String> order = DEFINITION.get(parent.getLocalName());
        int last = 0;
        for (Element child : elements(parent)) {
            if (order != null) {
                int place = order.indexOf(child.getLocalName());
                assertTrue(place >= last, parent.getLocalName() + ">" + child.getLocalName());
                met.add(parent.getLocalName());
                last = place;
            }
            requireOrder(child, met);
        }
    }

    private static String children(String name) throws Exception {
        Element root = parse(new ByteArrayInputStream(camt(statement("EUR")).getBytes(StandardCharsets.UTF_8)));
        List<String> names = new ArrayList<>();
        elements((Element) root.getElementsByTagNameNS("*", name).item(0)).forEach(e -> names.add(e.getLocalName()));
        return String.join(",", names);
    }

    private static void collect(Element element, Set<String> known, Set<String> before) {
        List<Element> children = elements(element);
        for (int i = 0; i < children.size(); i++) {
            String name = element.getLocalName() + ">" + children.get(i).getLocalName();
            known.add(name);
            for (int j = i + 1; j < children.size(); j++) {
                if (!children.get(j).getLocalName().equals(children.get(i).getLocalName())) {
                    before.add(name + "," + children.get(j).getLocalName());
                }
            }
            collect(children.get(i), known, before);
        }
    }

    private static List<Element> elements(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    @Test
    void shouldAddUpInCamt() throws Exception {
        Element root = parse(new ByteArrayInputStream(camt(statement("EUR")).getBytes(StandardCharsets.UTF_8)));
        BigDecimal sum = BigDecimal.ZERO;
        List<String> balances = new ArrayList<>();
        for (Element child :
                elements((Element) root.getElementsByTagNameNS("*", "Stmt").item(0))) {
            if (child.getLocalName().equals("Ntry")) {
                sum = sum.add(signed(child));
            } else if (child.getLocalName().equals("Bal")) {
                balances.add(child.getElementsByTagNameNS("*", "Cd").item(0).getTextContent() + " " + signed(child));
            }
        }
        assertEquals(new BigDecimal("33.00"), sum);
        assertEquals(List.of("PRCD 10.00", "OPBD 10.00", "CLBD 43.00", "CLAV 39.00"), balances);
    }

    private static BigDecimal signed(Element element) {
        String amount = element.getElementsByTagNameNS("*", "Amt").item(0).getTextContent();
        String side = element.getElementsByTagNameNS("*", "CdtDbtInd").item(0).getTextContent();
        return side.equals("CRDT") ? new BigDecimal(amount) : new BigDecimal(amount).negate();
    }

    @Test
    void shouldAddUpInMt940() throws IOException {
        StringBuilder out = new StringBuilder();
        Mt940.write(List.of(statement("EUR")), out);
        Matcher line = Pattern.compile(":61:(\\d{6})(\\d{4})(RC|RD|C|D)(\\d+,\\d*)NTRF(.+)//(\\d+)\r\n")
                .matcher(out);
        BigDecimal sum = BigDecimal.ZERO;
        List<String> references = new ArrayList<>();
        while (line.find()) {
            BigDecimal amount = new BigDecimal(line.group(4).replace(',', '.'));
            boolean credit = line.group(3).equals("C") || line.group(3).equals("RD");
            sum = credit ? sum.add(amount) : sum.subtract(amount);
            references.add(line.group(3) + " " + line.group(5));
        }
        assertEquals(new BigDecimal("33.00"), sum);
        assertEquals(List.of("C NONREF", "D 555", "RD NONREF"), references);
        assertTrue(out.toString().contains(":60F:C260101EUR10,00\r\n"));
        assertTrue(out.toString().contains(":62F:C260131EUR43,00\r\n:64:C260131EUR39,00\r\n-\r\n"));
    }

    @Test
    void shouldRefuseAnAssetThatIsNoCurrency() {
        assertThrows(LedgerException.class, () -> camt(statement("POINTS")));
    }
}
