package io.daybook.ledger.benchmarks.peer;

import java.nio.file.Path;

/** A store that transfers can be made in. */
interface Peer {
    /** What every account may be overdrawn by: each debit is judged, and none is refused. */
    long OVERDRAFT = 1L << 50;

    /** Its name and settings, for the reader of the numbers. */
    String settings();

    /** Starts with accounts 1 to a number, in an empty directory. */
    void open(Path directory, int accounts) throws Exception;

    /** What one caller works with. */
    Session session() throws Exception;

    void close() throws Exception;

    /** One caller's way in. Used by one thread. */
    interface Session {
        /** Makes all transfers of a batch, or fails; durable when it returns, where the store can. */
        void transfer(TransferBatch batch) throws Exception;

        void close() throws Exception;
    }
}
