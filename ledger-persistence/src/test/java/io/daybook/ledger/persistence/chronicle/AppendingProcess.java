package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalEnd;
import io.daybook.ledger.core.journal.JournalReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Goes on with a journal for ever, and acknowledges each frame on standard output once it is durable. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Random random = new Random(Long.parseLong(arguments[1]));
        DataOutputStream acknowledged = new DataOutputStream(System.out);
        ChronicleJournalOptions options = ChronicleJournalOptions.of(Path.of(arguments[0]))
                .withFileLength(1 << 20)
                .withReserveBytes(0);
        TestFrames frames = new TestFrames();
        long start = System.nanoTime();
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            long sequence = recover(journal);
            while (true) {
                sequence++;
                int length = random.nextInt(20) == 0 ? random.nextInt(900_000) : random.nextInt(20_000);
                frames.append(journal, sequence, length);
                journal.appender().force();
                acknowledged.writeLong(sequence);
                acknowledged.writeLong(System.nanoTime() - start);
                acknowledged.flush();
            }
        }
    }

    /** Reads everything, cuts what was never finished, and answers the last sequence. */
    static long recover(Journal journal) {
        long sequence = 0;
        long position = Journal.BEFORE_FIRST;
        JournalEnd end;
        try (JournalReader reader = journal.newReader()) {
            while (reader.next()) {
                sequence++;
                if (TestFrames.check(reader.frame()) != sequence) {
                    throw new IllegalStateException("frame at position=" + reader.position() + " is not " + sequence);
                }
                position = reader.position();
            }
            end = reader.end();
        }
        if (end.kind() == JournalEnd.Kind.DAMAGED) {
            throw new IllegalStateException(end.toString());
        }
        if (end.kind() == JournalEnd.Kind.UNFINISHED) {
            journal.cutAfter(position);
        }
        return sequence;
    }
}
