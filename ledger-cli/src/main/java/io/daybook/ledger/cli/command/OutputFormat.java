package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.table.Report;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Option;

/** How a report is written. */
final class OutputFormat {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (for people, the default), json (JSON Lines) or csv; the last two with exact values "
                    + "in minor units.")
    private Kind kind;

    /** The formats. */
    enum Kind {
        TABLE,
        JSON,
        CSV
    }

    boolean isTable() {
        return kind == Kind.TABLE;
    }

    void write(Report<?> report, OutputStream out) throws IOException {
        switch (kind) {
            case TABLE -> report.writeTable(out);
            case JSON -> report.writeJson(out);
            case CSV -> report.writeCsv(out);
            default -> throw new IllegalStateException("unknown format: kind=" + kind);
        }
    }
}
