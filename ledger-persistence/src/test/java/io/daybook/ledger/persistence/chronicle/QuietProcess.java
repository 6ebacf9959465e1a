package io.daybook.ledger.persistence.chronicle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Opens a journal, appends, and tells on standard output what a host would notice of it. */
final class QuietProcess {
    private QuietProcess() {}

    public static void main(String[] arguments) throws IOException {
        Set<String> before = threads();
        // with the first channel the JDK makes a pair of sockets for its own use, joined to each other
        int socketsBefore = sockets();
        ChronicleJournalOptions options = ChronicleJournalOptions.of(Path.of(arguments[0]))
                .withFileLength(1 << 20)
                .withReserveBytes(0);
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            TestFrames frames = new TestFrames();
            for (int i = 1; i <= 10; i++) {
                frames.append(journal, i, 300_000);
                journal.appender().force();
            }
            Set<String> added = threads();
            added.removeAll(before);
            System.out.println("threads=" + added);
            System.out.println("sockets=" + (sockets() - socketsBefore));
            System.out.println(
                    "children=" + ProcessHandle.current().descendants().count());
        }
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }

    private static int sockets() throws IOException {
        FileChannel.open(Path.of("/proc/self/stat")).close();
        int sockets = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
                    sockets++;
                }
            }
        }
        return sockets;
    }
}
