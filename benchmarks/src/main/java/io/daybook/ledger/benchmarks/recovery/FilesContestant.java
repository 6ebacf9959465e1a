package io.daybook.ledger.benchmarks.recovery;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.benchmarks.contest.Budget;
import io.daybook.ledger.benchmarks.contest.Contestant;
import io.daybook.ledger.benchmarks.contest.Metric;
import io.daybook.ledger.benchmarks.contest.Sample;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;

/** Does something with the whole files of a closed ledger: opens it, which replays it, or verifies it. */
public final class FilesContestant implements Contestant {
    private final String name;
    private final Work work;
    private final int accounts;
    private final int transfers;
    private Path books = Path.of("");
    private long bytes;

    /** What is done with the files. */
    public enum Work {
        /** Open, which decides every command again, and close. */
        OPEN("open and replay") {
            @Override
            void on(Path books) {
                try (Ledger ledger =
                        Daybook.open(books, DaybookOptions.defaults().durability(Durability.OS))) {
                    require(ledger.durableSequence() > 0);
                }
            }
        },
        /** The same behind a snapshot of the accounts. */
        OPEN_FROM_SNAPSHOT("open from a snapshot, and replay") {
            @Override
            Path write(Path directory, int accounts, int transfers) {
                return Books.writeWithSnapshot(directory, accounts, transfers);
            }

            @Override
            void on(Path books) {
                OPEN.on(books);
            }
        },
        /** Verify from outside. */
        VERIFY("verify") {
            @Override
            void on(Path books) {
                Verification verification = Verifier.verify(books, finding -> {});
                require(verification.isVerified());
            }
        };

        private final String label;

        Work(String label) {
            this.label = label;
        }

        Path write(Path directory, int accounts, int transfers) {
            return Books.write(directory, accounts, transfers);
        }

        abstract void on(Path books);

        static void require(boolean condition) {
            if (!condition) {
                throw new IllegalStateException("the files are not what was written");
            }
        }
    }

    /**
     * Work on files.
     *
     * @param name in its contest
     * @param work what is done
     * @param accounts in the files
     * @param transfers in the files
     */
    public FilesContestant(String name, Work work, int accounts, int transfers) {
        this.name = name;
        this.work = work;
        this.accounts = accounts;
        this.transfers = transfers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return work.label + ": " + accounts + " accounts, " + transfers + " transfers in batches of 8000, "
                + (bytes >> 20) + " MiB of files in the page cache";
    }

    @Override
    public void open(Path directory) throws IOException {
        books = work.write(directory, accounts, transfers);
        bytes = Books.bytes(books);
    }

    @Override
    public Sample run(Budget budget) {
        long start = System.nanoTime();
        work.on(books);
        long nanos = System.nanoTime() - start;
        return Sample.rate(transfers, nanos)
                .and(Metric.VOLUME, bytes * 1e3 / nanos)
                .and(Metric.TIME, nanos / 1e6);
    }

    @Override
    public void close() {
        // The files are removed by who has made their directory.
    }
}
