package io.daybook.ledger.benchmarks.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.daybook.ledger.benchmarks.contest.Contest;
import io.daybook.ledger.benchmarks.contest.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of a contest for people: one row a contestant and metric, ratios of medians to the first contestant. */
public final class ResultTable {
    private ResultTable() {}

    /**
     * Formats.
     *
     * @param contest what was measured
     * @param results of it
     * @return lines
     */
    public static String of(Contest contest, List<Result> results) {
        List<Result> ordered = new ArrayList<>();
        results.stream().filter(result -> result.metric() == contest.metric()).forEach(ordered::add);
        results.stream().filter(result -> result.metric() != contest.metric()).forEach(ordered::add);
        String table = AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .data(
                        ordered,
                        List.of(
                                left("contestant").with(Result::contestant),
                                left("metric").with(result -> result.metric().label()),
                                right("median").with(result -> Numbers.of(result.median())),
                                right("min").with(result -> Numbers.of(result.min())),
                                right("max").with(result -> Numbers.of(result.max())),
                                left("unit").with(result -> result.metric().unit()),
                                right("ratio").with(result -> ratio(result, ordered))))
                .asString();
        return contest.name() + ": " + contest.title() + "\n" + stripped(table) + settings(results);
    }

    private static Column left(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(60);
    }

    private static Column right(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.RIGHT).dataAlign(HorizontalAlign.RIGHT);
    }

    private static String ratio(Result result, List<Result> results) {
        return results.stream()
                .filter(other -> other.metric() == result.metric())
                .findFirst()
                .filter(first -> first.median() != 0)
                .map(first -> Numbers.of(result.median() / first.median()))
                .orElse("");
    }

    private static String stripped(String table) {
        StringBuilder lines = new StringBuilder();
        table.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    private static String settings(List<Result> results) {
        Map<String, String> settings = new LinkedHashMap<>();
        results.stream()
                .filter(result -> !result.settings().isEmpty())
                .forEach(result -> settings.put(result.contestant(), result.settings()));
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, line) ->
                lines.append("  ").append(name).append(": ").append(line).append('\n'));
        return lines.toString();
    }
}
