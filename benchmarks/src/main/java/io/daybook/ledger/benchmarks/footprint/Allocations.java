package io.daybook.ledger.benchmarks.footprint;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** What this JVM has taken so far. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /**
     * Bytes that all threads that live now have allocated on the heap.
     *
     * @return grows as long as no thread ends
     */
    public static long heapBytes() {
        long bytes = 0;
        for (long each : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            bytes += Math.max(0, each);
        }
        return bytes;
    }

    /**
     * Bytes of buffers off the heap, once those that nobody holds any more are given back.
     *
     * @return as held now
     */
    public static long directBytes() {
        System.gc();
        // the buffers are given back by a thread that the collector wakes
        LockSupport.parkNanos(200_000_000);
        System.gc();
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
