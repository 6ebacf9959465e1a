package io.daybook.ledger.persistence.golden;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.HoldState;

/** The outcome part of a record, as docs/format.md describes it. */
final class OutcomePicture {
    private static final int[] BYTES_OF_WIDTH = {0, 4, 8, 16};
    private static final String[] FIGURES = {
        "version", "debits posted", "credits posted", "debits pending", "credits pending", "overdraft limit"
    };

    private final HexLines lines;

    OutcomePicture(HexLines lines) {
        this.lines = lines;
    }

    void outcome() {
        int images = lines.number(4, "count of account images").intValueExact();
        int flags = lines.code(1, "flags", flags(lines.byteAt(lines.at())));
        lines.number(1, "code of the detail's field");
        lines.bytes(2, "unused");
        if ((flags & 32) != 0) {
            lines.number(8, "extra number");
        }
        if ((flags & 4) != 0 && (flags & 8) == 0) {
            figure(flags, "amount");
        }
        if ((flags & 16) != 0) {
            hold();
        }
        for (int i = 0; i < images; i++) {
            account(i);
        }
        lines.fill();
    }

    private static String flags(int flags) {
        return ((flags & 4) == 0 ? "no amount" : (flags & 8) != 0 ? "the command's own amount" : "an amount")
                + ((flags & 16) == 0 ? "" : ", a hold")
                + ((flags & 32) == 0 ? "" : ", an extra number")
                + ((flags & 64) == 0 ? "" : ", a replayed member");
    }

    private void figure(int width, String name) {
        int bytes = BYTES_OF_WIDTH[width & 3];
        if (bytes > 0) {
            lines.number(bytes, name);
        }
    }

    private void hold() {
        int state = lines.intAt(lines.at()) >> 4 & 7;
        int word = lines.code(4, "hold", HoldState.values()[state].name());
        if ((word & 128) != 0) {
            lines.number(8, "hold: expires at");
        }
        figure(word, "hold: authorised");
        figure(word >> 2, "hold: captured");
    }

    private void account(int image) {
        String name = "account " + image + ": ";
        lines.number(4, name + "number");
        int at = lines.at();
        String category = AccountCategory.values()[lines.intAt(at) >> 13 & 7].name();
        String status = AccountStatus.values()[lines.intAt(at) >> 16 & 7].name();
        int word = lines.code(4, name + "word", category + " " + status);
        if ((word >> 19 & 3) == 0) {
            lines.number(16, name + "id");
        }
        for (int i = 0; i < FIGURES.length; i++) {
            figure(word >> 2 * i, name + FIGURES[i]);
        }
    }
}
