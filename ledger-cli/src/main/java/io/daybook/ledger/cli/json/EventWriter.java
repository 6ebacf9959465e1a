package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import java.io.IOException;

/** Entries of the journal to JSON, in the form that {@code apply} takes as input. Safe for use by several threads. */
public final class EventWriter {
    private static final String RECEIPT = "receipt";

    private EventWriter() {}

    /**
     * Writes the fields of an entry into an object that is open: the command with its time of decision, or the effect;
     * and the receipt.
     *
     * @param out inside the object
     * @param event a decided command or an effect
     * @throws IOException when the stream does
     */
    public static void write(JsonGenerator out, Event event) throws IOException {
        Receipt receipt = event.receipt();
        if (event.command().isEmpty()) {
            writeEffect(out, receipt);
        } else {
            Command command = event.command().get();
            CommandWriter.write(out, command, receipt.timestampNs());
            out.writeObjectFieldStart(RECEIPT);
            ReceiptWriter.write(out, Request.of(command), receipt);
            out.writeEndObject();
        }
    }

    /**
     * Writes the fields of an effect into an object that is open. Its {@code hold} or {@code schedule} is the id, so
     * the figures of the hold stand in a {@code receipt} only, where those of a command's stand too.
     *
     * @param out inside the object
     * @param receipt of an effect
     * @throws IOException when the stream does
     */
    public static void writeEffect(JsonGenerator out, Receipt receipt) throws IOException {
        String name = receipt.kind() == EventKind.HOLD_EXPIRED ? "hold" : "schedule";
        out.writeStringField("effect", receipt.kind().label());
        out.writeStringField(name, receipt.id().toString());
        out.writeStringField("at", Instants.format(receipt.timestampNs().orElseThrow()));
        ReceiptWriter.writeOutcome(out, receipt);
        out.writeObjectFieldStart(RECEIPT);
        ReceiptWriter.writeOutcome(out, receipt);
        ReceiptWriter.writeHold(out, receipt);
        out.writeEndObject();
    }
}
