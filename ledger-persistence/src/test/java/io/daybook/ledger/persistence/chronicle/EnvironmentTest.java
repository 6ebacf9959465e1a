package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the journal asks of the JVM, and what a host notices of Chronicle: nothing. */
class EnvironmentTest {
    @TempDir
    Path directory;

    @Test
    void shouldNameExactlyTheFlagsThatAreMissing() throws IOException, InterruptedException {
        for (String flag : ForkedJvm.FLAGS) {
            List<String> others = new ArrayList<>(ForkedJvm.FLAGS);
            others.remove(flag);
            String output = ForkedJvm.run(QuietProcess.class, others, directory.toString());
            assertTrue(output.contains("start it with: " + flag + "\n"), output);
            assertTrue(output.contains("JournalException"), output);
            assertFalse(output.contains("Error"), output);
        }
        String output = ForkedJvm.run(QuietProcess.class, List.of(), directory.toString());
        assertTrue(output.contains("start it with: " + String.join(" ", ForkedJvm.FLAGS) + "\n"), output);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldPrintNothingAndStartNoThreadNoProcessAndNoSocket() throws IOException, InterruptedException {
        String output = ForkedJvm.run(QuietProcess.class, ForkedJvm.FLAGS, directory.toString());
        assertEquals("threads=[]\nsockets=0\nchildren=0\n", output);
    }

    @Test
    void shouldNotHaveWhatSendsUsageDataOrStartsProcesses() {
        for (String name : new String[] {"net.openhft.chronicle.analytics.Analytics", "jnr.ffi.LibraryLoader"}) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
        }
    }

    @Test
    void shouldBeReadByAnotherProcessWithoutFlagsWhileItIsWritten() throws IOException, InterruptedException {
        int count = 400;
        Process process = ForkedJvm.of(ReadingProcess.class, List.of(), directory.toString(), "" + count)
                .redirectErrorStream(true)
                .start();
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(directory).withFileLength(1 << 20).withReserveBytes(0);
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            TestFrames frames = new TestFrames();
            for (int i = 1; i <= count; i++) {
                frames.append(journal, i, i * 97 % 30_000);
            }
            journal.appender().force();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals("read=400 then=false\n", output);
        }
    }

    @Test
    void shouldChangeNothingByReading() throws IOException {
        ChronicleJournalOptions options =
                ChronicleJournalOptions.of(directory).withFileLength(1 << 20).withReserveBytes(0);
        try (ChronicleJournal journal = ChronicleJournal.open(options, TestFrames.FORMAT)) {
            for (int i = 1; i <= 5; i++) {
                new TestFrames().append(journal, i, 400_000);
            }
        }
        List<String> before = listing();
        try (ChronicleJournal journal = ChronicleJournal.openReadOnly(directory, TestFrames.FORMAT)) {
            assertEquals(5, TestFrames.read(journal).size());
            assertEquals(3, journal.files().size());
            journal.locate(4);
        }
        assertEquals(before, listing());
    }

    private List<String> listing() throws IOException {
        List<String> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                entries.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return entries;
    }
}
