package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One line of bytes to one {@link JsonObject}. Numbers are kept as text, so that nothing is rounded and nothing is
 * converted that is out of range. Safe for use by several threads.
 */
final class JsonLineParser {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_CHARACTERS = Integer.MAX_VALUE;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNumberLength(MOST_CHARACTERS)
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /**
     * Reads one object.
     *
     * @param skipped fields of the outermost object that are read over
     * @throws InputException when the bytes are not one JSON object
     */
    JsonObject parse(byte[] bytes, int offset, int length, Set<String> skipped) {
        try (JsonParser parser = factory.createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InputException("not a JSON object, which starts with {");
            }
            JsonObject object = object(parser, skipped);
            if (parser.nextToken() != null) {
                throw new InputException("more than one JSON object on the line");
            }
            return object;
        } catch (JsonProcessingException malformed) {
            throw new InputException("not valid JSON" + place(malformed.getLocation()) + ": "
                    + firstSentence(malformed.getOriginalMessage()));
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    private static JsonObject object(JsonParser parser, Set<String> skipped) throws IOException {
        JsonObject object = new JsonObject();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (skipped.contains(name)) {
                parser.skipChildren();
            } else {
                object.put(name, value(parser, token));
            }
        }
        return object;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> new JsonObject.Integral(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(parser, Set.of());
            case START_ARRAY -> list(parser);
            default -> new JsonObject.Unfit(parser.getText());
        };
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements;
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at column " + location.getColumnNr();
    }

    private static String firstSentence(String message) {
        int source = message.indexOf(" (start marker");
        return Texts.shortenedMessage(source < 0 ? message : message.substring(0, source));
    }
}
