package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.Receipt;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Receipts to JSON; ids and amounts as text, so that no reader rounds them. Safe for use by several threads. */
public final class ReceiptWriter {
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
        out.writeStringField("command", receipt.kind().label());
        out.writeStringField("id", request.id());
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
            out.writeNumberField("sequence", receipt.sequence().getAsLong());
        } else {
            out.writeNullField("sequence");
        }
        writeInstant(out, "timestamp", receipt.timestampNs());
        out.writeStringField("status", receipt.outcome().name());
        if (!receipt.detail().isEmpty()) {
            out.writeStringField("detail", receipt.detail());
        }
        out.writeBooleanField("replayed", receipt.replayed());
        if (receipt.amount().isPresent()) {
            out.writeStringField("amount", receipt.amount().get().toString());
        }
        out.writeArrayFieldStart("accounts");
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
        out.writeStringField("id", account.account().toString());
        writeBalances(out, account);
        out.writeStringField("status", account.status().name());
        out.writeNumberField("version", account.version());
    }

    /** The four totals and the three balances that follow from them. */
    static void writeBalances(JsonGenerator out, AccountBalances account) throws IOException {
        out.writeStringField("debitsPosted", account.debitsPosted().toString());
        out.writeStringField("creditsPosted", account.creditsPosted().toString());
        out.writeStringField("debitsPending", account.debitsPending().toString());
        out.writeStringField("creditsPending", account.creditsPending().toString());
        out.writeStringField("posted", account.posted().toString());
        out.writeStringField("pending", account.pending().toString());
        Optional<BigInteger> available = account.available();
        if (available.isPresent()) {
            out.writeStringField("available", available.get().toString());
        } else {
            out.writeNullField("available");
        }
    }

    /** The hold after the command or effect, if it concerns one. */
    static void writeHold(JsonGenerator out, Receipt receipt) throws IOException {
        if (receipt.hold().isEmpty()) {
            return;
        }
        HoldBalances hold = receipt.hold().get();
        out.writeObjectFieldStart("hold");
        out.writeStringField("id", hold.hold().toString());
        out.writeStringField("authorised", hold.authorised().toString());
        out.writeStringField("captured", hold.captured().toString());
        out.writeStringField("remaining", hold.remaining().toString());
        out.writeStringField("state", hold.state().name());
        writeInstant(out, "expiresAt", hold.expiresAtNs());
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

    private static void writeInstant(JsonGenerator out, String name, OptionalLong ns) throws IOException {
        if (ns.isPresent()) {
            out.writeStringField(name, Instants.format(ns.getAsLong()));
        } else {
            out.writeNullField(name);
        }
    }
}
