package io.daybook.ledger.cli.command;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.ExitCodes;
import io.daybook.ledger.cli.Main;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.Ids;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import io.daybook.ledger.query.StatementRequest.Basis;
import io.daybook.ledger.statement.Camt053;
import io.daybook.ledger.statement.Mt940;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bin/ledger statement}. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        description = {
            "Prints an account's statement: the opening balance, one row a movement with the balance after it, the "
                    + "closing balance.",
            "Exits with 1 when there is no such account.",
        },
        footer = {
            "",
            "Example:",
            "  ledger statement books 2 --from 2026-01-01 --to 2026-01-31 --format camt053",
        })
public final class StatementCommand implements Callable<Integer> {
    private static final long DAY_NS = 86_400_000_000_000L;

    @ParentCommand
    private Main main;

    @Mixin
    private LedgerDirectory books;

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "The account: decimal, or UUID.")
    private String account;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day. Default: that of the first movement.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day. Default: that of the last movement.")
    private LocalDate to;

    @Option(
            names = "--by",
            paramLabel = "BASIS",
            defaultValue = "effective",
            description = "Which date counts: effective (the default), or booking (UTC).")
    private Basis basis;

    @Mixin
    private Moment moment;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (for people, the default), json (JSON Lines), csv, camt053 (ISO 20022 XML) or mt940.")
    private Kind kind;

    /** The formats. */
    enum Kind {
        TABLE,
        JSON,
        CSV,
        CAMT053,
        MT940
    }

    @Override
    public Integer call() throws IOException {
        Id id = Ids.parse(account)
                .orElseThrow(() -> new UsageException("an account's id is decimal or a UUID: found=" + account));
        if (from != null && to != null && to.isBefore(from)) {
            throw new UsageException("--to comes before --from: from=" + from + ", to=" + to);
        }
        try (Ledger ledger = moment.open(books)) {
            if (ledger.account(id).isEmpty()) {
                main.streams().err().println("ledger: there is no account " + id);
                main.streams().err().flush();
                return ExitCodes.FINDING;
            }
            History history = Histories.of(ledger);
            write(history, statement(history, id), main.streams().out());
            return ExitCodes.OK;
        }
    }

    private Statement statement(History history, Id id) {
        OptionalLong sequence = OptionalLong.empty();
        LocalDate first = from == null ? LocalDate.of(1, 1, 1) : from;
        LocalDate last = to == null ? LocalDate.of(9999, 12, 31) : to;
        Statement widest = history.statement(new StatementRequest(id, first, last, basis, sequence));
        if (from != null && to != null) {
            return widest;
        }
        LocalDate start = from == null ? date(widest, 0, to) : from;
        LocalDate end = to == null ? date(widest, widest.lines().size() - 1, from) : to;
        LocalDate notBefore = end.isBefore(start) ? start : end;
        return history.statement(new StatementRequest(id, start, notBefore, basis, sequence));
    }

    /** The date of a line; without lines the other end, or today in ledger time. */
    private LocalDate date(Statement statement, int line, LocalDate otherwise) {
        if (!statement.lines().isEmpty()) {
            BookedPosting posting = statement.lines().get(line).posting();
            return basis == Basis.EFFECTIVE
                    ? posting.effectiveDate()
                    : LocalDate.ofEpochDay(Math.floorDiv(posting.entry().timestampNs(), DAY_NS));
        }
        return otherwise != null ? otherwise : LocalDate.ofEpochDay(Math.floorDiv(statement.timestampNs(), DAY_NS));
    }

    private void write(History history, Statement statement, OutputStream out) throws IOException {
        switch (kind) {
            case TABLE -> {
                StatementRows.report(history, statement).writeTable(out);
                StatementRows.writeFooter(statement, out);
            }
            case JSON -> StatementRows.report(history, statement).writeJson(out);
            case CSV -> StatementRows.report(history, statement).writeCsv(out);
            default -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                if (kind == Kind.CAMT053) {
                    Camt053.write(List.of(statement), text);
                } else {
                    Mt940.write(List.of(statement), text);
                }
                text.flush();
            }
        }
    }
}
