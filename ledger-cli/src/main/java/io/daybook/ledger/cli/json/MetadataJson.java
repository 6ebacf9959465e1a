package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.Metadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Metadata in JSON: a string where the bytes are UTF-8, else {@code {"base64": "..."}}. */
final class MetadataJson {
    private static final String BASE64 = "base64";

    private MetadataJson() {}

    /** Reads a string or an object. */
    static Metadata parse(Object value) {
        if (value instanceof JsonObject object) {
            String text = object.text(BASE64);
            object.requireAllTaken("metadata");
            try {
                return Metadata.of(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException malformed) {
                throw new InputException("\"" + Texts.shortened(text) + "\" is not base64");
            }
        }
        return encoded((String) value);
    }

    static void write(JsonGenerator out, String name, Metadata metadata) throws IOException {
        byte[] bytes = metadata.bytes();
        out.writeFieldName(name);
        try {
            out.writeString(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            out.writeStartObject();
            out.writeStringField(BASE64, Base64.getEncoder().encodeToString(bytes));
            out.writeEndObject();
        }
    }

    private static Metadata encoded(String text) {
        try {
            ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Metadata.of(bytes);
        } catch (CharacterCodingException halfOfAPair) {
            throw new InputException("the text has half of a surrogate pair, which UTF-8 cannot hold");
        }
    }
}
