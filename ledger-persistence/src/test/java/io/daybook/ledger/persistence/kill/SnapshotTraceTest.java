package io.daybook.ledger.persistence.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.persistence.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system calls of a process that takes snapshots, by {@code strace}: what was written is forced before it gets its
 * name, and the directory before an older one is removed.
 */
class SnapshotTraceTest {
    private static final Pattern CALL = Pattern.compile("(write|fsync|rename|unlink)\\((.*)");
    private static final Pattern FILE = Pattern.compile("^\\d+<(.*/snapshots(?:/[^>]*)?)>.*");
    private static final Pattern NAMES = Pattern.compile("^\"(.*/snapshots/[^\"]*)\"(?:, \"([^\"]*)\")?.*");

    @TempDir
    private Path temporary;

    /** Written, and not forced since. */
    private final Set<String> unforced = new HashSet<>();

    private boolean unforcedDirectory;
    private int named;
    private int removed;

    @Test
    void shouldForceASnapshotBeforeItCounts() throws IOException, InterruptedException {
        SystemCallTest.assumeStrace();
        Path log = temporary.resolve("calls");
        Process child = ChildJvm.startUnder(
                List.of(
                        "strace",
                        "-f",
                        "-q",
                        "-y",
                        "-s",
                        "0",
                        "-o",
                        log.toString(),
                        "-e",
                        "trace=write,fsync,rename,unlink"),
                KilledLedger.class,
                temporary.resolve("books").toString(),
                "OS",
                "1",
                Integer.toString(KillCommands.SETUP + 1));
        try (BufferedReader pipe =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 2_000 && pipe.readLine() != null; i++) {
                Thread.onSpinWait();
            }
            child.getOutputStream().close();
            while (pipe.readLine() != null) {
                Thread.onSpinWait();
            }
        }
        assertTrue(child.waitFor(60, TimeUnit.SECONDS), "hangs");
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(this::follow);
        }
        assertTrue(named >= 3 && removed >= 1, () -> "snapshots named=" + named + ", removed=" + removed);
    }

    private void follow(String line) {
        Matcher call = CALL.matcher(line);
        if (!call.find()) {
            return;
        }
        Matcher file = FILE.matcher(call.group(2));
        Matcher names = NAMES.matcher(call.group(2));
        switch (call.group(1)) {
            case "write" -> {
                if (file.matches()) {
                    unforced.add(file.group(1));
                }
            }
            case "fsync" -> {
                if (file.matches()) {
                    unforced.remove(file.group(1));
                    unforcedDirectory &= !file.group(1).endsWith("/snapshots");
                }
            }
            case "rename" -> {
                if (names.matches()) {
                    assertEquals(Set.of(), unforced, "written and not forced, but named: " + names.group(1));
                    unforcedDirectory = true;
                    named++;
                }
            }
            default -> {
                if (names.matches() && names.group(1).endsWith(".snapshot")) {
                    assertTrue(!unforcedDirectory, () -> "removed before the newer name was forced: " + names.group(1));
                    removed++;
                }
            }
        }
    }
}
