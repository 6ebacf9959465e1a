package io.daybook.ledger.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.benchmarks.contest.Result;
import java.io.IOException;
import java.io.StringWriter;

/** A result for machines: one object on one line. */
public final class ResultJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ResultJson() {}

    /**
     * Formats.
     *
     * @param result what was measured
     * @param machine where
     * @return one line
     * @throws IOException never
     */
    public static String of(Result result, Machine machine) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("contest", result.contest());
            json.writeStringField("contestant", result.contestant());
            json.writeStringField("workload", result.settings());
            json.writeStringField("level", level(result));
            json.writeStringField("metric", result.metric().label());
            json.writeStringField("unit", result.metric().unit());
            json.writeNumberField("median", result.median());
            json.writeNumberField("min", result.min());
            json.writeNumberField("max", result.max());
            json.writeArrayFieldStart("rounds");
            for (double value : result.values()) {
                json.writeNumber(value);
            }
            json.writeEndArray();
            json.writeStringField("processor", machine.processor());
            json.writeNumberField("memory", machine.memory());
            json.writeStringField("disk", machine.disk());
            json.writeStringField("system", machine.system());
            json.writeStringField("jdk", machine.jdk());
            json.writeEndObject();
        }
        return line.toString();
    }

    /** A ledger's settings begin with its level; of others the settings say how durable they are. */
    private static String level(Result result) {
        String first = result.settings().split(",", 2)[0];
        return first.matches("NONE|MEMORY|OS|SYNC") ? first : "";
    }
}
