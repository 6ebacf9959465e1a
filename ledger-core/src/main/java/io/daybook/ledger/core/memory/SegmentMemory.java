package io.daybook.ledger.core.memory;

import io.daybook.ledger.core.thread.WorkerThread;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the segments of tables come from: zeroed memory off the heap, each at the start of a cache line. For tables
 * that grow on, it is made ready ahead by a thread of its own, in larger pieces: the operating system gives a page of
 * memory only when it is first written, which takes longer than to decide the commands that fill it. One for the whole
 * process: what is ready when a ledger is closed is for the next one. The thread ends when nobody has asked for a
 * while. Safe for use by several threads.
 */
public final class SegmentMemory {
    /** Segments start at one, so that a row of its length lies in one. */
    private static final int CACHE_LINE = 64;

    /** What is made ready at a time: long enough for huge pages, where malloc asks for them. */
    private static final int PIECE_LENGTH = 4 << 20;

    private static final long IDLE_SECONDS = 2;

    private static final Map<Integer, Shelf> SHELVES = new ConcurrentHashMap<>();
    private static final LinkedBlockingQueue<Shelf> WANTED = new LinkedBlockingQueue<>();
    private static final Object LOCK = new Object();

    private static boolean running;

    private SegmentMemory() {}

    /** Segments of one length that are ready to be taken. */
    private static final class Shelf {
        final int length;
        final ConcurrentLinkedQueue<ByteBuffer> ready = new ConcurrentLinkedQueue<>();
        final AtomicLong taken = new AtomicLong();
        final AtomicLong made = new AtomicLong();

        Shelf(int length) {
            this.length = length;
        }
    }

    /**
     * Memory for a segment of a table that may stay small.
     *
     * @param length in bytes
     * @return zeros, little endian
     * @throws OutOfMemoryError when the process may have no more memory off the heap
     */
    public static ByteBuffer take(int length) {
        return piece(length, 1).slice(0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Memory for a segment of a table that grows: the next ones are made ready meanwhile.
     *
     * @param length in bytes
     * @return zeros, little endian
     * @throws OutOfMemoryError when the process may have no more memory off the heap
     */
    public static ByteBuffer takeOfMany(int length) {
        Shelf shelf = SHELVES.computeIfAbsent(length, Shelf::new);
        ByteBuffer segment = shelf.ready.poll();
        long taken = shelf.taken.incrementAndGet();
        if (segment == null) {
            shelf.made.incrementAndGet();
        }
        long ahead = shelf.made.get() - taken;
        if (ahead <= segmentsOfPiece(shelf) / 2) {
            want(shelf);
        }
        return segment != null ? segment : take(length);
    }

    private static int segmentsOfPiece(Shelf shelf) {
        return Math.max(1, PIECE_LENGTH / shelf.length);
    }

    private static void want(Shelf shelf) {
        synchronized (LOCK) {
            if (!WANTED.contains(shelf)) {
                WANTED.add(shelf);
            }
            if (!running) {
                running = true;
                new WorkerThread(SegmentMemory::makeReady, "daybook-memory").start();
            }
        }
    }

    private static void makeReady() {
        try {
            for (Shelf shelf = next(); shelf != null; shelf = next()) {
                fill(shelf);
            }
        } catch (InterruptedException stop) {
            synchronized (LOCK) {
                running = false;
            }
            Thread.currentThread().interrupt();
        }
    }

    /** What is wanted next; null once nothing was wanted for a while, and the thread ends. */
    private static Shelf next() throws InterruptedException {
        Shelf shelf = WANTED.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        return shelf != null ? shelf : end();
    }

    /** Under the lock, so that nothing is wanted from a thread that has ended. */
    private static Shelf end() {
        synchronized (LOCK) {
            Shelf shelf = WANTED.poll();
            running = shelf != null;
            return shelf;
        }
    }

    /** Where memory is short, whoever needs it meets that itself. */
    private static void fill(Shelf shelf) {
        int segments = segmentsOfPiece(shelf);
        try {
            ByteBuffer piece = piece(shelf.length, segments);
            int stride = stride(shelf.length);
            for (int i = 0; i < segments; i++) {
                shelf.ready.add(piece.slice(i * stride, shelf.length).order(ByteOrder.LITTLE_ENDIAN));
                shelf.made.incrementAndGet();
            }
        } catch (OutOfMemoryError meanwhile) {
            WANTED.clear();
        }
    }

    private static ByteBuffer piece(int length, int segments) {
        return ByteBuffer.allocateDirect(segments * stride(length) + CACHE_LINE).alignedSlice(CACHE_LINE);
    }

    private static int stride(int length) {
        return (length + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
    }
}
