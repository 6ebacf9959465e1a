package io.daybook.ledger.core.thread;

/**
 * A daemon thread that lets go of its work when the work ends.
 *
 * <p>Chronicle keeps every thread that has ever touched a queue in a static map. Since Java 19 a thread keeps its
 * {@link Runnable} after its end, and with it, here, all of a closed ledger: its buffers, its tables. So the work is
 * kept in a field of our own, and the field is cleared.
 */
public class WorkerThread extends Thread {
    private Runnable work;

    /**
     * Makes a thread, to be started.
     *
     * @param work what to run, once
     * @param name of the thread
     */
    public WorkerThread(Runnable work, String name) {
        super(name);
        this.work = work;
        setDaemon(true);
    }

    @Override
    public final void run() {
        try {
            work.run();
        } finally {
            work = null;
        }
    }
}
