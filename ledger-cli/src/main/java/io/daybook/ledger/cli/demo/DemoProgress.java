package io.daybook.ledger.cli.demo;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, or nothing where nobody watches. */
final class DemoProgress implements AutoCloseable {
    private final Optional<ProgressBar> bar;

    private DemoProgress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /**
     * A bar, when there is a terminal to draw it on.
     *
     * @param terminal whether somebody watches
     * @param commands how many there are in all
     */
    static DemoProgress start(boolean terminal, long commands) {
        if (!terminal) {
            return new DemoProgress(Optional.empty());
        }
        return new DemoProgress(Optional.of(new ProgressBarBuilder()
                .setTaskName("commands")
                .setInitialMax(commands)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .build()));
    }

    /** Moves the bar to a count of answered commands. */
    void answered(long commands) {
        bar.ifPresent(drawn -> drawn.stepTo(commands));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
