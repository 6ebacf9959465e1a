package io.daybook.ledger.persistence.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.persistence.ChildJvm;
import io.daybook.ledger.persistence.fault.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same books everywhere: replayed and written anew in another locale, another time zone, another JDK, and by the
 * interpreter alone, they come out the same, to the byte of the journal's batches. Other JDKs are those beside this
 * one, and the one that {@code -Ddaybook.java.other=HOME} names.
 */
class ReplayEqualityTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "format-1");

    @TempDir
    Path temporary;

    private int runs;

    @Test
    void shouldComeOutTheSameInAnyLocaleAndTimeZoneAndInterpreted() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertSame(java, List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Kiritimati"));
        assertSame(java, List.of("-Xint", "-Duser.language=ar", "-Duser.timezone=America/St_Johns"));
    }

    @Test
    void shouldComeOutTheSameInOtherJdks() throws IOException {
        List<Path> others = others();
        for (Path java : others) {
            assertSame(java, List.of());
        }
        System.out.println(others.isEmpty() ? "skipped: no other JDK is here" : "replayed in: " + others);
    }

    private void assertSame(Path java, List<String> flags) throws IOException {
        Path books = temporary.resolve("books-" + runs);
        Path written = temporary.resolve("written-" + runs++);
        FileTree.of(GOLDEN.resolve("books")).writeTo(books);
        ChildJvm.Ended ended =
                ChildJvm.runIn(java, flags, ReplayedElsewhere.class, books.toString(), written.toString());
        String expected = Files.readString(GOLDEN.resolve("books.txt"));
        String hash = expected.lines().findFirst().orElseThrow().replaceFirst(".*=", "");
        assertEquals(0, ended.exitCode(), ended.output());
        assertEquals(expected + expected + "reopened " + hash + "\n", withoutWarnings(ended.output()));
        assertSameBatches(books, written);
    }

    /** What a JVM says about flags that it does not know or like. */
    private static String withoutWarnings(String output) {
        StringBuilder rest = new StringBuilder();
        output.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("WARNING") && !line.contains(" warning: "))
                .forEach(line -> rest.append(line).append('\n'));
        return rest.toString();
    }

    private static void assertSameBatches(Path books, Path written) {
        List<byte[]> expected = Golden.frames(books);
        List<byte[]> found = Golden.frames(written);
        assertEquals(expected.size(), found.size());
        assertTrue(expected.size() > 20);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i));
        }
    }

    private static List<Path> others() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> others = new ArrayList<>();
        List<Path> homes = new ArrayList<>();
        if (System.getProperty("daybook.java.other") != null) {
            homes.add(Path.of(System.getProperty("daybook.java.other")));
        }
        try (Stream<Path> beside = Files.list(home.getParent())) {
            beside.forEach(homes::add);
        }
        for (Path other : homes) {
            Path java = other.resolve("bin").resolve("java");
            if (Files.isExecutable(java) && !other.toRealPath().equals(home)) {
                Path real = java.toRealPath();
                if (!others.contains(real)) {
                    others.add(real);
                }
            }
        }
        return others;
    }
}
