package io.daybook.ledger.persistence.kill;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The child: applies commands from several threads, and says over a pipe what it was answered, until it is killed,
 * while it takes one snapshot after the other. Each line is written by one call: number, tab, receipt.
 */
final class KilledLedger {
    /** Threads that apply one command at a time. */
    static final int SINGLES = 3;
    /** Commands of the batch that one more thread applies at a time. */
    static final int BATCH = 24;

    private final KillCommands commands;
    private final AtomicLong next;
    private final FileOutputStream pipe = new FileOutputStream(FileDescriptor.out);

    private KilledLedger(KillCommands commands, long first) {
        this.commands = commands;
        this.next = new AtomicLong(first);
    }

    /** Arguments: directory, level, seed, first number. Ends in order when a byte arrives on standard input. */
    public static void main(String[] arguments) throws IOException {
        DaybookOptions options = DaybookOptions.defaults().durability(Durability.valueOf(arguments[1]));
        KillCommands commands = new KillCommands(Long.parseLong(arguments[2]));
        try (Ledger ledger = Daybook.open(Path.of(arguments[0]), options)) {
            new KilledLedger(commands, Long.parseLong(arguments[3])).run(ledger);
            System.in.read();
        }
    }

    private void run(Ledger ledger) {
        for (int number = 1; number <= KillCommands.SETUP; number++) {
            single(ledger, number);
        }
        for (int thread = 0; thread < SINGLES; thread++) {
            start(() -> single(ledger, next.getAndIncrement()));
        }
        start(() -> {
            ledger.takeSnapshot();
            LockSupport.parkNanos(20_000_000);
        });
        CommandBatch batch = ledger.newBatch(BATCH);
        start(() -> batch(ledger, batch));
    }

    private static void start(Runnable step) {
        Thread thread = new Thread(() -> {
            while (true) {
                step.run();
            }
        });
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, closing) -> {});
        thread.start();
    }

    private void single(Ledger ledger, long number) {
        say(number, ledger.execute(commands.command(number, OptionalLong.empty())));
    }

    private void batch(Ledger ledger, CommandBatch batch) {
        long first = next.getAndAdd(BATCH);
        batch.clear();
        for (int i = 0; i < BATCH; i++) {
            batch.add(commands.command(first + i, OptionalLong.empty()));
        }
        ledger.execute(batch);
        for (int i = 0; i < BATCH; i++) {
            say(first + i, batch.receipt(i));
        }
    }

    private void say(long number, Receipt receipt) {
        byte[] line = (number + "\t" + receipt + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (pipe) {
                pipe.write(line);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
