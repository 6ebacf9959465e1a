package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one JSON object a line. Gathers bytes until it is flushed. Not safe for use by several threads. */
public final class JsonLines implements Closeable {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator generator;

    /** Fills one object. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes the fields of the object.
         *
         * @param out inside the object
         * @throws IOException when the stream does
         */
        void write(JsonGenerator out) throws IOException;
    }

    /**
     * Lines on a stream, which stays open.
     *
     * @param stream where the bytes go
     * @throws IOException when the stream does
     */
    public JsonLines(OutputStream stream) throws IOException {
        this.generator = FACTORY.createGenerator(stream);
    }

    /**
     * Writes one line.
     *
     * @param body the fields of its object
     * @throws IOException when the stream does
     */
    public void line(Body body) throws IOException {
        generator.writeStartObject();
        body.write(generator);
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    /**
     * Hands everything written so far to the stream, and flushes that.
     *
     * @throws IOException when the stream does
     */
    public void flush() throws IOException {
        generator.flush();
    }

    /** Flushes; the stream stays open. */
    @Override
    public void close() throws IOException {
        generator.close();
    }
}
