package io.daybook.ledger.persistence.golden;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Outcome;

/**
 * A record, field by field as docs/format.md describes it. Written from that page, not with the constants of the codec:
 * where the two differ, the bytes do not come out even.
 */
final class RecordPicture {
    private final HexLines lines;

    private RecordPicture(HexLines lines) {
        this.lines = lines;
    }

    static String of(String title, byte[] record) {
        HexLines lines = new HexLines(record);
        lines.title(title);
        new RecordPicture(lines).record();
        if (lines.at() != record.length) {
            throw new IllegalStateException("described=" + lines.at() + ", bytes=" + record.length + "\n" + lines);
        }
        return lines.toString();
    }

    /** Describes a record that stands where the lines are. */
    static void describe(HexLines lines) {
        new RecordPicture(lines).record();
    }

    private void record() {
        int start = lines.at();
        int length = lines.intAt(start);
        EventKind kind = EventKind.of(lines.byteAt(start + 4));
        int commandLength = lines.intAt(start + 20);
        lines.number(4, "length");
        lines.code(1, "kind", kind.label());
        lines.code(1, "outcome", Outcome.of(lines.byteAt(start + 5)).name());
        lines.number(1, "options");
        lines.number(1, "code of an impossible field");
        lines.number(8, "timestamp");
        int present = lines.number(4, "optional parts").intValueExact();
        lines.number(4, "length of the command");
        lines.number(16, "id");
        body(kind);
        for (int bit = 0; bit < 14; bit++) {
            if ((present & 1 << bit) != 0) {
                optional(bit);
            }
        }
        if (lines.at() != start + commandLength) {
            throw new IllegalStateException("command ends at " + lines.at() + "\n" + lines);
        }
        new OutcomePicture(lines).outcome();
        while (lines.at() < start + length) {
            lines.title("member");
            record();
        }
    }

    private void body(EventKind kind) {
        switch (kind) {
            case REGISTER_ASSET -> {
                lines.text(16, "asset");
                lines.number(8, "scale");
            }
            case OPEN_ACCOUNT -> openAccount();
            case UPDATE_ACCOUNT, CLOSE_ACCOUNT, REOPEN_ACCOUNT -> lines.number(16, "account");
            case BLOCK_ACCOUNT, UNBLOCK_ACCOUNT -> {
                lines.number(16, "account");
                lines.number(8, "side");
            }
            case TRANSFER, PLACE_HOLD -> money();
            case SCHEDULE_TRANSFER -> {
                money();
                lines.number(8, "due");
            }
            case TRANSACTION -> postings();
            case CAPTURE_HOLD, ADJUST_HOLD -> onEarlier("hold");
            case REVERSE -> onEarlier("original");
            case RELEASE_HOLD -> lines.number(16, "hold");
            case CANCEL_SCHEDULED -> lines.number(16, "schedule");
            case CLOSE_PERIOD -> {
                lines.number(4, "last closed day");
                lines.number(4, "book");
            }
            case GROUP -> lines.number(8, "count of members");
            case HOLD_EXPIRED, SCHEDULE_EXECUTED -> lines.title("an effect has no body");
        }
    }

    private void openAccount() {
        lines.text(16, "asset");
        lines.number(1, "category");
        lines.number(1, "overdraft unlimited");
        lines.number(1, "no maximum");
        lines.bytes(1, "unused");
        lines.number(4, "book");
        lines.number(16, "overdraft limit");
        lines.number(16, "maximum balance");
    }

    private void money() {
        lines.number(16, "debit account");
        lines.number(16, "credit account");
        lines.number(16, "amount");
    }

    private void onEarlier(String earlier) {
        lines.number(16, earlier);
        lines.number(16, "amount");
    }

    private void postings() {
        int count = lines.number(8, "count of postings").intValueExact();
        for (int i = 0; i < count; i++) {
            lines.number(16, "posting " + i + ": account");
            lines.number(16, "posting " + i + ": amount");
            lines.number(8, "posting " + i + ": side");
        }
    }

    private void optional(int bit) {
        switch (bit) {
            case 0 -> lines.number(16, "reference");
            case 1 -> lines.number(8, "actor");
            case 2 -> lines.number(8, "code");
            case 3 -> lines.number(8, "effective date");
            case 4 -> lines.number(8, "time to live, seconds");
            case 5 -> lines.number(8, "expected version");
            case 6 -> lines.number(8, "new code");
            case 7 -> lines.number(16, "new reference");
            case 8 -> limit("new overdraft limit");
            case 9 -> limit("new maximum balance");
            case 10 -> versions();
            case 11 -> conditions();
            case 12 -> metadata("metadata");
            default -> metadata("new metadata");
        }
    }

    private void limit(String name) {
        lines.number(8, name + ": unlimited");
        lines.number(16, name);
    }

    private void versions() {
        int count = lines.number(8, "count of expected versions").intValueExact();
        for (int i = 0; i < count; i++) {
            lines.number(16, "account");
            lines.number(8, "its version");
        }
    }

    private void conditions() {
        int count = lines.number(8, "count of conditions").intValueExact();
        for (int i = 0; i < count; i++) {
            lines.number(16, "condition: account");
            lines.number(16, "magnitude");
            lines.number(1, "balance");
            lines.number(1, "comparison");
            lines.number(1, "negative");
            lines.bytes(5, "filling");
        }
    }

    private void metadata(String name) {
        int length = lines.number(4, "length of " + name).intValueExact();
        lines.bytes(length, name);
        lines.fill();
    }
}
