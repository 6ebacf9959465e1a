package io.daybook.ledger.examples;

import io.daybook.Daybook;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that is killed while it writes: a second JVM transfers one cent after the other and says so once each is
 * acknowledged; it is killed in the middle of it. What it acknowledged is there when the ledger is opened again.
 */
public final class RecoverAfterCrash {
    private static final Id CASH = Id.of(1);
    private static final Id CUSTOMER = Id.of(2);
    private static final long KILL_AFTER = 500;

    private RecoverAfterCrash() {}

    /**
     * Runs it.
     *
     * @param arguments the directory of the ledger; the second JVM gets one word more
     * @throws IOException when the second JVM cannot be started or heard
     * @throws InterruptedException when interrupted while it ends
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        if (arguments.length > 1) {
            transferUntilKilled(directory);
            return;
        }
        long acknowledged = killInTheMiddle(directory);
        try (Ledger ledger = Daybook.open(directory)) {
            long found = ledger.balances(CUSTOMER).orElseThrow().posted().longValueExact();
            System.out.println("acknowledged at least " + KILL_AFTER + " transfers: " + (acknowledged >= KILL_AFTER));
            // The last transfer may have become durable without a word having got out.
            boolean exact = found == acknowledged || found == acknowledged + 1;
            System.out.println("nothing acknowledged is lost, nothing is invented: " + exact);
        }
    }

    private static void transferUntilKilled(Path directory) {
        try (Ledger ledger = Daybook.open(directory)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(CASH, "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(CUSTOMER, "EUR", AccountCategory.LIABILITY));
            for (long id = 1; ; id++) {
                ledger.execute(Transfer.of(Id.of(id), CASH, CUSTOMER, Amount.of(1)));
                System.out.println(id);
            }
        }
    }

    private static long killInTheMiddle(Path directory) throws IOException, InterruptedException {
        Process writer = startAgain(directory);
        long acknowledged = 0;
        try (BufferedReader words = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String id = words.readLine(); id != null; id = words.readLine()) {
                acknowledged = Long.parseLong(id);
                if (acknowledged == KILL_AFTER) {
                    // By its handle, which leaves what it has written to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static Process startAgain(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RecoverAfterCrash.class.getName()));
        command.addAll(List.of(directory.toString(), "write"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
