package io.daybook.ledger.cli.apply;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answers in flight, in the order of their commands, from the thread that submits to the one that prints; bounded
 * in number and in bytes of input, so that a large file does not become a large heap.
 */
final class AnswerQueue {
    private static final int MOST_ANSWERS = 8192;
    private static final long MOST_BYTES = 16 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private long bytes;
    private boolean abandoned;
    private Optional<Ending> ending = Optional.empty();

    /**
     * Why no more answers come.
     *
     * @param line the number of the line that could not be applied, or of the last
     * @param failure empty at the end of the input
     */
    record Ending(long line, Optional<Throwable> failure) {}

    /**
     * Adds an answer, once there is room.
     *
     * @return false when nobody waits for answers any more
     */
    boolean put(Answer answer) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!abandoned && !answers.isEmpty() && (answers.size() >= MOST_ANSWERS || bytes >= MOST_BYTES)) {
                changed.await();
            }
            boolean wasEmpty = answers.isEmpty();
            answers.add(answer);
            bytes += answer.bytes();
            if (wasEmpty) {
                changed.signalAll();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Says that no more answers come. */
    void end(Ending why) {
        lock.lock();
        try {
            ending = Optional.of(why);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that nobody waits for answers any more. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Moves all answers there are to a list; none when there are none. */
    void drainTo(List<Answer> taken) {
        lock.lock();
        try {
            if (!answers.isEmpty()) {
                taken.addAll(answers);
                answers.clear();
                bytes = 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is an answer or no more come, but not for longer than the time given. */
    void await(long milliseconds) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = TimeUnit.MILLISECONDS.toNanos(milliseconds);
            while (answers.isEmpty() && ending.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why no more answers come; empty while some may, or while some are left. */
    Optional<Ending> ending() {
        lock.lock();
        try {
            return answers.isEmpty() ? ending : Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
