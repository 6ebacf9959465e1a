package io.daybook.ledger.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import org.junit.jupiter.api.Test;

/** A bar shows where somebody watches something that takes a while. */
class ProgressTest {
    private static final long SECOND_NS = 1_000_000_000;

    private final List<String> screen = new CopyOnWriteArrayList<>();
    private long nowNs;

    private Progress progress(boolean watched) {
        return new Progress(
                "replaying", 8000, watched, () -> new DelegatingProgressBarConsumer(screen::add, 80), () -> nowNs);
    }

    @Test
    void shouldShowHowFarSomethingLongHasCome() {
        try (Progress progress = progress(true)) {
            progress.stepTo(2000);
            assertEquals(List.of(), screen);
            nowNs += 2 * SECOND_NS;
            progress.stepTo(4000);
        }
        // the bar is drawn by a thread of its own, and taken away at the end
        assertTrue(
                screen.stream()
                        .anyMatch(line ->
                                line.startsWith("replaying") && line.contains("50%") && line.contains("4000/8000")),
                screen::toString);
    }

    @Test
    void shouldShowNothingOfWhatIsDoneSoon() {
        try (Progress progress = progress(true)) {
            nowNs += SECOND_NS / 2;
            progress.stepTo(8000);
        }
        assertEquals(List.of(), screen);
    }

    @Test
    void shouldShowNothingWhereNobodyWatches() {
        try (Progress progress = progress(false)) {
            nowNs += 5 * SECOND_NS;
            progress.stepTo(8000);
        }
        assertEquals(List.of(), screen);
    }
}
