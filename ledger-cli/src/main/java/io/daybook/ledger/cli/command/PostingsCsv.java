package io.daybook.ledger.cli.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a line a posting, in the order of booking; those of one command have the same sequence and member. */
final class PostingsCsv {
    private static final List<String> NAMES = List.of(
            "sequence",
            "member",
            "bookedAt",
            "effectiveDate",
            "command",
            "id",
            "about",
            "account",
            "book",
            "asset",
            "scale",
            "side",
            "amount",
            "counterAccount",
            "reference",
            "code",
            "actor");

    private PostingsCsv() {}

    static void write(History history, List<AccountView> all, Writer out) throws IOException {
        Map<Id, AccountView> accounts = new HashMap<>();
        all.forEach(account -> accounts.put(account.id(), account));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(NAMES);
        PostingWalk.over(history, all, postings -> {
            for (BookedPosting posting : postings) {
                csv.writeRecord(fields(posting, accounts.get(posting.account())));
            }
        });
        csv.flush();
    }

    private static List<String> fields(BookedPosting posting, AccountView account) {
        HistoryEntry entry = posting.entry();
        Asset asset = account.asset();
        return List.of(
                Long.toString(entry.sequence()),
                entry.member().isPresent() ? Integer.toString(entry.member().getAsInt()) : "",
                Instants.format(entry.timestampNs()),
                posting.effectiveDate().toString(),
                entry.kind().label(),
                entry.id().toString(),
                entry.target().map(Id::toString).orElse(""),
                account.id().toString(),
                Integer.toUnsignedString(account.book()),
                asset.code(),
                Integer.toString(asset.scale()),
                posting.side().name(),
                posting.amount().toString(),
                posting.counterAccount().map(Id::toString).orElse(""),
                entry.reference().map(Id::toString).orElse(""),
                Integer.toUnsignedString(entry.code()),
                entry.actor().isPresent() ? Long.toUnsignedString(entry.actor().getAsLong()) : "");
    }
}
