package io.daybook.ledger.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.journal.AcknowledgedMark;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.core.read.BalanceTable;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens when a failure strikes at the last step, where a slot is released. */
class LedgerPipelineTest {
    @Test
    void shouldTellTheSlotWhoseReleaseFails() throws Exception {
        LedgerState state = new LedgerState();
        LedgerPipeline pipeline = new LedgerPipeline(
                new LedgerPipeline.Parts(
                        new LedgerStateMachine(state, false),
                        () -> 1,
                        false,
                        new MemoryJournal(),
                        AcknowledgedMark.NONE,
                        new FrameWriter(new UUID(0, 0), new byte[FrameLayout.HASH_LENGTH], 1024),
                        Journal.BEFORE_FIRST,
                        new FrameIndex(),
                        new BalanceTable(state)),
                8,
                false);
        pipeline.start();
        Waiting first = new Waiting();
        pipeline.publishTask(any -> {}, first);
        assertEquals(Category.HALTED, first.failure.get(30, TimeUnit.SECONDS).category());
        assertEquals(
                Category.HALTED,
                assertThrows(LedgerException.class, () -> pipeline.publishTask(any -> {}, first))
                        .category());
        pipeline.close();
    }

    private static final class Waiting implements Completion {
        final CompletableFuture<LedgerException> failure = new CompletableFuture<>();

        @Override
        public void released(Slot slot) {
            throw new OutOfMemoryError("injected");
        }

        @Override
        public void failed(LedgerException why) {
            failure.complete(why);
        }
    }
}
