package io.daybook.ledger.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.accounting.CommandLines;
import io.daybook.ledger.cli.json.JsonLines;
import io.daybook.ledger.statement.BankStatement;
import io.daybook.ledger.statement.Camt053Reader;
import io.daybook.ledger.statement.Mt940Reader;
import io.daybook.ledger.statement.UnreadableStatementException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a file of another program into JSON Lines: a plain-text accounting file into commands that 'apply "
                    + "--clock host' takes, a bank's statements into one object each, for reconciliation.",
            "Exits with 1 when a statement does not add up, and with 2 when the file cannot be read.",
        },
        footer = {
            "",
            "Example:",
            "  ledger import --format hledger 2026.journal | ledger apply books --clock host",
            "  ledger import --format camt053 statement.xml",
        })
public final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to read; - for standard input.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "hledger (plain-text accounting), camt053 (ISO 20022) or mt940 (SWIFT).")
    private Kind kind;

    /** The formats. */
    enum Kind {
        HLEDGER,
        CAMT053,
        MT940
    }

    @Override
    public Integer call() throws IOException {
        byte[] bytes = file.toString().equals("-") ? main.streams().in().readAllBytes() : read(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            return switch (kind) {
                case HLEDGER -> {
                    CommandLines.write(text.lines().toList(), main.streams().out());
                    yield ExitCodes.OK;
                }
                case CAMT053 -> write(Camt053Reader.read(new ByteArrayInputStream(bytes)));
                case MT940 -> write(Mt940Reader.read(text));
            };
        } catch (UnreadableStatementException unreadable) {
            throw new UsageException(unreadable.getMessage());
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("there is no such file: " + file);
        }
        return Files.readAllBytes(file);
    }

    private int write(List<BankStatement> statements) throws IOException {
        boolean sound = true;
        try (JsonLines lines = new JsonLines(main.streams().out())) {
            for (BankStatement statement : statements) {
                lines.line(json -> write(json, statement));
                if (statement.difference().signum() != 0) {
                    sound = false;
                    main.streams()
                            .err()
                            .println("ledger: a statement does not add up: account=" + statement.account() + ", id="
                                    + statement.id() + ", difference="
                                    + statement.difference().toPlainString());
                }
            }
            lines.flush();
        }
        main.streams().err().flush();
        return sound ? ExitCodes.OK : ExitCodes.FINDING;
    }

    private static void write(JsonGenerator json, BankStatement statement) throws IOException {
        json.writeStringField("account", statement.account());
        json.writeStringField("id", statement.id());
        json.writeStringField("currency", statement.currency());
        write(json, "opening", statement.opening());
        write(json, "closing", statement.closing());
        json.writeStringField("difference", statement.difference().toPlainString());
        json.writeArrayFieldStart("entries");
        for (BankStatement.Entry entry : statement.entries()) {
            json.writeStartObject();
            json.writeStringField(
                    "bookingDate", entry.bookingDate().map(Object::toString).orElse(null));
            json.writeStringField(
                    "valueDate", entry.valueDate().map(Object::toString).orElse(null));
            json.writeStringField("amount", entry.amount().toPlainString());
            json.writeBooleanField("reversal", entry.isReversal());
            json.writeStringField("reference", entry.reference());
            json.writeStringField("text", entry.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, BankStatement.Balance balance) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField(
                "date", balance.date() == null ? null : balance.date().toString());
        json.writeStringField("amount", balance.amount().toPlainString());
        json.writeEndObject();
    }
}
