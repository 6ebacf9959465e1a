package io.daybook.ledger.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Path;

/** Something that is measured again and again, in turn with others. Used by one thread, whatever threads it starts. */
public interface Contestant extends AutoCloseable {
    /**
     * Its name, unique in its contest.
     *
     * @return a few words
     */
    String name();

    /**
     * How it is set up, as far as the name does not say it.
     *
     * @return a line; may be empty
     */
    default String settings() {
        return "";
    }

    /**
     * Makes it ready: opens, loads.
     *
     * @param directory an empty directory of its own
     * @throws SkippedException when it cannot be measured on this machine
     * @throws Exception when it fails
     */
    void open(Path directory) throws Exception;

    /**
     * Measures once. Called again and again.
     *
     * @param budget how much to do
     * @return what came of it
     * @throws Exception when it fails
     */
    Sample run(Budget budget) throws Exception;

    @Override
    void close() throws IOException;
}
