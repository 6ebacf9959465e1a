package io.daybook.ledger.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.MemoryJournal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * One command at a time, so that both stages park again and again just when the stage before has work for them. Without
 * the fence in {@link ParkingWaitStrategy} this stands still within some thousand commands on two idle cores.
 */
class WakeUpTest {
    private static final int COMMANDS = 100_000;

    @Test
    void shouldNeverParkOverWork() {
        try (LedgerEngine ledger = LedgerEngine.open(new LedgerContext().journal(new MemoryJournal(1 << 20)))) {
            RegisterAsset again = RegisterAsset.of("EUR", 2);
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                for (int i = 0; i < COMMANDS; i++) {
                    assertTrue(ledger.execute(again).isAccepted());
                }
            });
        }
    }
}
