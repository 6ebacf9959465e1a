package io.daybook.ledger.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the form of a line must be, and which numbers are the ledger's to judge. Lines use ' for ", and TRANSFER for the
 * first fields of one.
 */
class CommandReaderTest {
    private static final String TRANSFER = "'command':'transfer','id':7,'debit':1,'credit':2";

    private final CommandReader reader = new CommandReader();

    @ParameterizedTest
    @CsvFileSource(resources = "refused-lines.txt", delimiter = '|', quoteCharacter = '`')
    void shouldRefuseWhatIsNoCommand(String line, String reason) {
        InputException refused = assertThrows(InputException.class, () -> read(line));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "lines-for-the-ledger.txt", delimiter = '|', quoteCharacter = '`')
    void shouldLeaveToTheLedgerWhatNoFieldCanHold(String line, Field field) throws IOException {
        Command command = command(line);
        assertEquals(Optional.of(field), command.attributes().invalidField());
        String again = CommandJsonTest.line(
                out -> CommandWriter.write(out, command, command.attributes().timestampNs()));
        assertEquals(
                command, ((Request) reader.read(again.getBytes(StandardCharsets.UTF_8), 0, again.length())).command());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, 0",
        "340282366920938463463374607431768211455, 340282366920938463463374607431768211455",
        "340282366920938463463374607431768211456, 340282366920938463463374607431768211455",
        "'99999999999999999999999999999999999999999999999999', 340282366920938463463374607431768211455",
    })
    void shouldEchoIdsThatNoCommandCanHave(String given, String carried) {
        Request request = (Request) read("{'command':'releaseHold','id':'" + given + "','hold':1}");
        assertEquals(given, request.id());
        assertEquals(Id.parse(carried), ((ReleaseHold) request.command()).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "340282366920938463463374607431768211456", "'0'"})
    void shouldTurnAmountsOutOfRangeToZero(String amount) {
        assertEquals(Amount.ZERO, ((Transfer) command("{" + TRANSFER + ",'amount':" + amount + "}")).amount());
        CaptureHold capture =
                (CaptureHold) command("{'command':'captureHold','id':1,'hold':2,'amount':" + amount + "}");
        assertEquals(Optional.of(Amount.ZERO), capture.amount());
    }

    @Test
    void shouldTakeIntegersAndStringsAndUuids() {
        Command integers = command("{" + TRANSFER + ",'amount':5}");
        assertEquals(integers, command("{'amount':'5','credit':'002','debit':'1','id':'7','command':'transfer'}"));
        String uuid = "00000000-0000-0000-0000-00000000000A";
        Request request = (Request) read("{'command':'releaseHold','id':'" + uuid + "','hold':1}");
        assertEquals("10", request.id());
    }

    @Test
    void shouldTakeMetadataAsTextOrBase64() {
        Metadata text = command("{" + TRANSFER + ",'amount':5,'metadata':'\u00e9'}")
                .attributes()
                .metadata();
        Metadata bytes = command("{" + TRANSFER + ",'amount':5,'metadata':{'base64':'w6k='}}")
                .attributes()
                .metadata();
        assertEquals(text, bytes);
    }

    @Test
    void shouldNotJudgeSizesThatTheLedgerJudges() {
        String posting = "{'account':1,'side':'DEBIT','amount':1}";
        String many = (posting + ",").repeat(8_200) + posting;
        Transaction transaction = (Transaction) command("{'command':'transaction','id':1,'postings':[" + many + "]}");
        assertEquals(8_201, transaction.postings().size());
        assertEquals(
                0,
                ((Group) command("{'command':'group','id':1,'commands':[]}"))
                        .commands()
                        .size());
        String metadata = "x".repeat(5_000);
        Command command = command("{" + TRANSFER + ",'amount':5,'metadata':'" + metadata + "'}");
        assertEquals(5_000, command.attributes().metadata().length());
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        String deep = "{'command':'group','id':1,'commands':[".repeat(1_000);
        assertTrue(assertThrows(InputException.class, () -> read(deep))
                .getMessage()
                .contains("nesting depth"));
    }

    @Test
    void shouldMoveTheClockForAnEffect() {
        ClockMove expected = new ClockMove(1_767_225_600_000_000_001L);
        String at = "2026-01-01T00:00:00.000000001Z";
        assertEquals(expected, read("{'effect':'holdExpired','hold':'2','at':'" + at + "','accounts':[]}"));
        assertEquals(expected, read("{'effect':'scheduleExecuted','schedule':2,'timestamp':'" + at + "'}"));
    }

    @Test
    void shouldIgnoreTheReceiptOfAJournalLine() {
        String receipt = "'receipt':{'status':'ACCEPTED','accounts':[{'id':'1'}],'amount':1.5}";
        assertEquals(
                command("{" + TRANSFER + ",'amount':5}"), command("{" + receipt + "," + TRANSFER + ",'amount':5}"));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1969-12-31T23:59:59.999999999Z, -1",
        "2262-04-11T23:47:16.854775807Z, 9223372036854775807",
        "1677-09-21T00:12:43.145224192Z, -9223372036854775808",
        "2026-01-01T00:00:00.5Z, 1767225600500000000",
    })
    void shouldReadInstantsToTheNanosecond(String text, long ns) {
        assertEquals(OptionalLong.of(ns), Instants.parse(text));
        assertEquals(OptionalLong.of(ns), Instants.parse(Instants.format(ns)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2262-04-11T23:47:16.854775808Z", "1677-09-21T00:12:43.145224191Z", "0001-01-01T00:00:00Z"})
    void shouldTellInstantsBeyond64Bits(String text) {
        assertEquals(OptionalLong.empty(), Instants.parse(text));
    }

    private Command command(String line) {
        return ((Request) read(line)).command();
    }

    private InputLine read(String line) {
        byte[] bytes = line.replace("TRANSFER", TRANSFER).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }
}
