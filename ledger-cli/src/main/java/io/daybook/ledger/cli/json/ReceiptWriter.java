package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.Receipt;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Receipts to JSON; ids and amounts as text, so that no reader rounds them. The names of fields are encoded once,
 * because a bulk of receipts is what most of the time of a large import goes to. Safe for use by several threads.
 */
public final class ReceiptWriter {
    private static final SerializedString COMMAND = new SerializedString("command");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString SEQUENCE = new SerializedString("sequence");
    private static final SerializedString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString REPLAYED = new SerializedString("replayed");
    private static final SerializedString AMOUNT = new SerializedString("amount");
    private static final SerializedString ACCOUNTS = new SerializedString("accounts");
    private static final SerializedString VERSION = new SerializedString("version");
    private static final SerializedString DEBITS_POSTED = new SerializedString("debitsPosted");
    private static final SerializedString CREDITS_POSTED = new SerializedString("creditsPosted");
    private static final SerializedString DEBITS_PENDING = new SerializedString("debitsPending");
    private static final SerializedString CREDITS_PENDING = new SerializedString("creditsPending");
    private static final SerializedString POSTED = new SerializedString("posted");
    private static final SerializedString PENDING = new SerializedString("pending");
    private static final SerializedString AVAILABLE = new SerializedString("available");
    private static final SerializedString EXPIRES_AT = new SerializedString("expiresAt");

    private ReceiptWriter() {}

    /**
     * Writes the fields of a command's receipt into an object that is open.
     *
     * @param out inside the object
     * @param request what was asked
     * @param receipt what was decided about it
     * @throws IOException when the stream does
     */
    public static void write(JsonGenerator out, Request request, Receipt receipt) throws IOException {
        write(out, COMMAND, receipt.kind().label());
        write(out, ID, request.id());
        if (receipt.kind() == EventKind.REGISTER_ASSET) {
            out.writeStringField("asset", request.id());
            if (receipt.assetNumber().isPresent()) {
                out.writeNumberField("number", receipt.assetNumber().getAsLong());
            }
        }
        writeOutcome(out, receipt);
        writeHold(out, receipt);
        if (receipt.kind() == EventKind.GROUP) {
            writeMembers(out, request.members(), receipt.members());
        }
    }

    /** Sequence, time, outcome and what it moved: what the receipts of commands and of effects have alike. */
    static void writeOutcome(JsonGenerator out, Receipt receipt) throws IOException {
        if (receipt.sequence().isPresent()) {
            writeNumber(out, SEQUENCE, receipt.sequence().getAsLong());
        } else {
            out.writeFieldName(SEQUENCE);
            out.writeNull();
        }
        writeInstant(out, TIMESTAMP, receipt.timestampNs());
        write(out, STATUS, receipt.outcome().name());
        if (!receipt.detail().isEmpty()) {
            out.writeStringField("detail", receipt.detail());
        }
        out.writeFieldName(REPLAYED);
        out.writeBoolean(receipt.replayed());
        if (receipt.amount().isPresent()) {
            write(out, AMOUNT, receipt.amount().get().toString());
        }
        out.writeFieldName(ACCOUNTS);
        out.writeStartArray();
        for (AccountBalances account : receipt.accounts()) {
            out.writeStartObject();
            write(out, account);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /**
     * Writes the totals and balances of one account into an object that is open.
     *
     * @param out inside the object
     * @param account the totals
     * @throws IOException when the stream does
     */
    public static void write(JsonGenerator out, AccountBalances account) throws IOException {
        write(out, ID, account.account().toString());
        writeBalances(out, account);
        write(out, STATUS, account.status().name());
        writeNumber(out, VERSION, account.version());
    }

    private static void writeBalances(JsonGenerator out, AccountBalances account) throws IOException {
        write(out, DEBITS_POSTED, account.debitsPosted().toString());
        write(out, CREDITS_POSTED, account.creditsPosted().toString());
        write(out, DEBITS_PENDING, account.debitsPending().toString());
        write(out, CREDITS_PENDING, account.creditsPending().toString());
        Figures figures = Figures.of(account);
        write(out, POSTED, figures.posted());
        write(out, PENDING, figures.pending());
        out.writeFieldName(AVAILABLE);
        if (figures.available() == null) {
            out.writeNull();
        } else {
            out.writeString(figures.available());
        }
    }

    private static void write(JsonGenerator out, SerializedString name, String text) throws IOException {
        out.writeFieldName(name);
        out.writeString(text);
    }

    /** The hold after the command or effect, if it concerns one. */
    static void writeHold(JsonGenerator out, Receipt receipt) throws IOException {
        if (receipt.hold().isEmpty()) {
            return;
        }
        HoldBalances hold = receipt.hold().get();
        out.writeObjectFieldStart("hold");
        write(out, ID, hold.hold().toString());
        out.writeStringField("authorised", hold.authorised().toString());
        out.writeStringField("captured", hold.captured().toString());
        out.writeStringField("remaining", hold.remaining().toString());
        out.writeStringField("state", hold.state().name());
        writeInstant(out, EXPIRES_AT, hold.expiresAtNs());
        out.writeEndObject();
    }

    private static void writeMembers(JsonGenerator out, List<Request> requests, List<Receipt> receipts)
            throws IOException {
        out.writeArrayFieldStart("receipts");
        for (int index = 0; index < receipts.size(); index++) {
            out.writeStartObject();
            write(out, requests.get(index), receipts.get(index));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeInstant(JsonGenerator out, SerializedString name, OptionalLong ns) throws IOException {
        out.writeFieldName(name);
        if (ns.isPresent()) {
            out.writeString(Instants.format(ns.getAsLong()));
        } else {
            out.writeNull();
        }
    }

    private static void writeNumber(JsonGenerator out, SerializedString name, long number) throws IOException {
        out.writeFieldName(name);
        out.writeNumber(number);
    }
}
