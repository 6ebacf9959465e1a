package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.core.journal.JournalReader;
import java.nio.file.Path;

/** Follows a journal that another process appends to, and tells each frame on standard output. */
final class ReadingProcess {
    private ReadingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        long last = Long.parseLong(arguments[1]);
        try (ChronicleJournal journal = ChronicleJournal.openReadOnly(Path.of(arguments[0]), TestFrames.FORMAT);
                JournalReader reader = journal.newReader()) {
            for (long sequence = 1; sequence <= last; sequence++) {
                while (!reader.next()) {
                    Thread.sleep(1);
                }
                if (TestFrames.check(reader.frame()) != sequence) {
                    throw new IllegalStateException("position=" + reader.position() + " is not frame " + sequence);
                }
            }
            System.out.println("read=" + last + " then=" + reader.next());
        }
    }
}
