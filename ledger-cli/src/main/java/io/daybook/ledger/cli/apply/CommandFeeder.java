package io.daybook.ledger.cli.apply;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.cli.json.ClockMove;
import io.daybook.ledger.cli.json.CommandReader;
import io.daybook.ledger.cli.json.InputLine;
import io.daybook.ledger.cli.json.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Reads lines, and hands their commands to the ledger without waiting for receipts: the body of one thread. */
final class CommandFeeder implements Runnable {
    private final LineReader lines;
    private final Ledger ledger;
    private final ApplyOptions options;
    private final AnswerQueue answers;
    private final CommandReader reader = new CommandReader();
    private OptionalLong clockMoveNs = OptionalLong.empty();

    CommandFeeder(InputStream in, Ledger ledger, ApplyOptions options, AnswerQueue answers) {
        this.lines = new LineReader(in);
        this.ledger = ledger;
        this.options = options;
        this.answers = answers;
    }

    @Override
    public void run() {
        Optional<Throwable> failure = Optional.empty();
        try {
            feed();
        } catch (Throwable stopped) {
            // Whatever it is, the printing thread must hear of it, or it would wait for ever.
            failure = Optional.of(stopped);
        }
        answers.end(new AnswerQueue.Ending(lines.number(), failure));
    }

    private void feed() throws IOException, InterruptedException {
        boolean wanted = true;
        while (wanted) {
            if (clockMoveNs.isPresent() && !lines.isReady()) {
                moveClock();
            }
            if (!lines.next()) {
                break;
            }
            wanted = lines.isBlank() || feed(reader.read(lines.bytes(), lines.offset(), lines.length()));
        }
        moveClock();
    }

    private boolean feed(InputLine line) throws InterruptedException {
        if (line instanceof ClockMove move) {
            rememberMove(move);
            return true;
        }
        Request request = (Request) line;
        if (clockMoveNs.isPresent() && !isLater(request.command().attributes().timestampNs())) {
            moveClock();
        }
        return answers.put(new Answer(request, receipt(request), lines.length()));
    }

    private CompletableFuture<Receipt> receipt(Request request) {
        return options.simulate()
                ? CompletableFuture.completedFuture(ledger.simulate(request.command()))
                : ledger.submit(request.command()).toCompletableFuture();
    }

    /**
     * A command that is later than an effect makes it happen by itself; so the clock is moved only where no such
     * command follows at once. On the SYSTEM clock time passes without anybody's help.
     */
    private void rememberMove(ClockMove move) {
        if (options.clock() == ClockMode.HOST && !options.simulate()) {
            clockMoveNs = OptionalLong.of(Math.max(move.timestampNs(), clockMoveNs.orElse(Long.MIN_VALUE)));
        }
    }

    private boolean isLater(OptionalLong timestampNs) {
        return timestampNs.isPresent() && timestampNs.getAsLong() > clockMoveNs.orElseThrow();
    }

    private void moveClock() {
        if (clockMoveNs.isPresent()) {
            ledger.advanceTo(clockMoveNs.getAsLong());
            clockMoveNs = OptionalLong.empty();
        }
    }
}
