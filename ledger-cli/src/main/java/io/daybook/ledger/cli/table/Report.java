package io.daybook.ledger.cli.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.daybook.ledger.cli.json.JsonLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Rows under columns, to be written as a table for people, or as JSON Lines or CSV for programs. Those have every
 * column and exact values: amounts in minor units. Immutable.
 *
 * @param columns all columns, in order
 * @param rows all rows, in order
 * @param <R> a row
 */
public record Report<R>(List<Column<R>> columns, List<R> rows) {
    /** Copies the lists. */
    public Report {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Writes a table of the columns that have a heading, amounts aligned by their point.
     *
     * @param out stays open, and is flushed
     * @throws IOException when the stream does
     */
    public void writeTable(OutputStream out) throws IOException {
        List<ColumnData<Integer>> cells = new ArrayList<>();
        for (Column<R> column : columns) {
            if (column.isForPeople()) {
                cells.add(cells(column));
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            numbers.add(row);
        }
        String table = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .lineSeparator("\n")
                .data(numbers, cells)
                .asString();
        out.write((table + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private ColumnData<Integer> cells(Column<R> column) {
        List<String> texts = rows.stream().map(column::shown).toList();
        boolean isText = column.kind() == Column.Kind.TEXT;
        List<String> shown = column.kind() == Column.Kind.MONEY ? Money.alignedByPoint(texts) : texts;
        HorizontalAlign align = isText ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
        return new com.github.freva.asciitable.Column()
                .header(column.heading())
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(Integer.MAX_VALUE)
                .with(shown::get);
    }

    /**
     * Writes one JSON object a row.
     *
     * @param out stays open, and is flushed
     * @throws IOException when the stream does
     */
    public void writeJson(OutputStream out) throws IOException {
        try (JsonLines lines = new JsonLines(out)) {
            for (R row : rows) {
                lines.line(json -> {
                    for (Column<R> column : columns) {
                        write(json, column.name(), column.value(row));
                    }
                });
            }
            lines.flush();
        }
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else if (value instanceof Long number) {
            json.writeNumberField(name, number);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    /**
     * Writes a line of names and one line a row, comma-separated (RFC 4180, with LF).
     *
     * @param out stays open, and is flushed
     * @throws IOException when the stream does
     */
    public void writeCsv(OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        for (R row : rows) {
            Iterator<String> values = columns.stream()
                    .map(column -> column.value(row))
                    .map(value -> value == null ? "" : value.toString())
                    .iterator();
            csv.writeRecord(() -> values);
        }
        csv.flush();
    }
}
