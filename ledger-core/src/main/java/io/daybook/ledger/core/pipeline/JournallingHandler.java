package io.daybook.ledger.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.journal.AcknowledgedMark;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.JournalAppender;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journal thread: gathers the replies of all slots that are waiting into one frame, appends it, makes it durable,
 * and only then releases them. While it is busy the next frame gathers by itself.
 */
final class JournallingHandler implements EventHandler<Slot> {
    private static final int MAX_FRAME_LENGTH = 4 << 20;

    private final JournalAppender appender;
    private final FrameWriter frame;
    private final AcknowledgedMark mark;
    private final FrameIndex index;
    private final Releaser releaser;
    private final WakeUps wakeUps;
    private final Halt halt;
    private final AtomicLong journalledBytes;
    private long position;
    private final ArrayDeque<Slot> waiting = new ArrayDeque<>(1024);

    JournallingHandler(
            LedgerPipeline.Parts parts, Releaser releaser, WakeUps wakeUps, Halt halt, AtomicLong journalledBytes) {
        this.position = parts.position();
        this.journalledBytes = journalledBytes;
        this.appender = parts.journal().appender();
        this.mark = parts.mark();
        this.frame = parts.frame();
        this.index = parts.index();
        this.releaser = releaser;
        this.wakeUps = wakeUps;
        this.halt = halt;
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        waiting.addLast(slot);
        if (!halt.isHalted()) {
            try {
                gather(slot.reply());
                if (slot.frameEnd() != null) {
                    flush();
                    slot.frameEnd().onFrameEnd(position, frame.chainHash());
                }
                if (endOfBatch || frame.length() >= MAX_FRAME_LENGTH) {
                    flush();
                    release();
                }
            } catch (Throwable failure) {
                halt.because("journalling", failure);
            }
        }
        wakeUps.wake();
        if (halt.isHalted()) {
            fail();
        }
    }

    private void gather(Reply reply) {
        for (int at = 0; at < reply.length(); at = reply.next(at)) {
            if ((reply.flags(at) & Reply.JOURNAL) != 0) {
                frame.add(reply.buffer(), at + Reply.HEADER, reply.recordLength(at), reply.sequence(at));
                if (frame.length() >= MAX_FRAME_LENGTH) {
                    flush();
                }
            }
        }
    }

    private void flush() {
        if (frame.count() == 0) {
            return;
        }
        frame.end();
        mark.requireOwner();
        position = appender.append(frame.firstSequence(), frame.header(), frame.body());
        appender.force();
        mark.note(frame.lastSequence(), position);
        index.note(frame.firstSequence(), position);
        journalledBytes.lazySet(journalledBytes.get() + FrameLayout.HEADER_LENGTH + frame.length());
        frame.clear();
    }

    /** A slot leaves the queue only when it was released: if that fails, it is told so with the others. */
    private void release() {
        Slot slot = waiting.peekFirst();
        while (slot != null) {
            releaser.release(slot);
            waiting.removeFirst();
            slot.reset();
            slot = waiting.peekFirst();
        }
    }

    private void fail() {
        LedgerException failure = halt.failure();
        Slot slot = waiting.pollFirst();
        while (slot != null) {
            if (slot.completion() != null) {
                slot.completion().failed(failure);
            }
            slot.reset();
            slot = waiting.pollFirst();
        }
    }
}
