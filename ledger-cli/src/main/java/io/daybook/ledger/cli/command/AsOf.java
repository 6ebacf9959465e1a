package io.daybook.ledger.cli.command;

import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.query.BalanceSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The line under a table that says as of when it is true. */
final class AsOf {
    private AsOf() {}

    static void write(OutputStream out, String what, BalanceSnapshot snapshot) throws IOException {
        String when = snapshot.sequence() == 0
                ? "before the first sequence"
                : "after sequence " + snapshot.sequence() + ", " + Instants.format(snapshot.timestampNs());
        out.write((what + " " + when + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
