package io.daybook.ledger.cli.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar on standard error for what takes longer than a moment; nothing at all where nobody watches, or where
 * it is done before that. Used by one thread at a time.
 */
public final class Progress implements AutoCloseable {
    private static final long PATIENCE_NS = Duration.ofSeconds(1).toNanos();
    private static final long LOOK_EVERY = 1024;

    private final String task;
    private final long all;
    private final Supplier<ProgressBarConsumer> screen;
    private final LongSupplier nanoTime;
    private final boolean watched;
    private final long startNs;
    private long lookAt;
    private Optional<ProgressBar> bar = Optional.empty();

    Progress(String task, long all, boolean watched, Supplier<ProgressBarConsumer> screen, LongSupplier nanoTime) {
        this.task = task;
        this.all = all;
        this.watched = watched;
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
    }

    /**
     * Begins.
     *
     * @param task what is being done, in a word or two
     * @param all how many steps there are; 0 when that is not known
     * @return to be told of the steps, and closed
     */
    public static Progress of(String task, long all) {
        return new Progress(
                task, all, Terminal.isWatched(), () -> new ConsoleProgressBarConsumer(System.err), System::nanoTime);
    }

    /**
     * Tells how far it is. Cheap enough to be told of every step.
     *
     * @param steps done so far
     */
    public void stepTo(long steps) {
        if (!watched || steps < lookAt) {
            return;
        }
        lookAt = steps + LOOK_EVERY;
        if (bar.isEmpty() && nanoTime.getAsLong() - startNs >= PATIENCE_NS) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(all > 0 ? all : -1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(screen.get())
                    .continuousUpdate()
                    .clearDisplayOnFinish()
                    .build());
        }
        bar.ifPresent(drawn -> drawn.stepTo(steps));
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
