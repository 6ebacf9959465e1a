package io.daybook.ledger.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show is what the build compiles and runs, and where they point there is something. */
class DocumentationTest {
    /** Tests run in the module's directory. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final String QUICK_START = "examples/src/main/java/io/daybook/ledger/examples/QuickStart.java";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    @TempDir
    private Path directory;

    @Test
    void shouldShowTheCompiledQuickStart() throws IOException {
        List<String> source = Files.readAllLines(ROOT.resolve(QUICK_START));
        int start = indexOf(source, "// README: start") + 1;
        String shown = String.join("\n", source.subList(start, indexOf(source, "// README: end")));
        List<String> inReadme = blockAfter("<!-- " + QUICK_START + " -->");
        assertEquals(shown.stripIndent(), String.join("\n", inReadme));
        assertEquals(10, inReadme.size());
    }

    @Test
    void shouldShowWhatTheQuickStartPrints() throws Exception {
        assertEquals(Printed.by(QuickStart::main, directory), blockAfter("The build runs this very source"));
    }

    @Test
    void shouldShowTheFlagsThatTheBuildSets() throws IOException {
        assertEquals(flags("daybook.jvm.flags"), blockAfter("<!-- pom.xml: daybook.jvm.flags -->"));
        assertEquals(flags("daybook.jvm.flags.newer"), blockAfter("<!-- pom.xml: daybook.jvm.flags.newer -->"));
    }

    private static List<String> flags(String property) throws IOException {
        Matcher value = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(value.find(), property);
        return List.of(value.group(1).split(" "));
    }

    @Test
    void shouldPointToFilesThatExist() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1);
                boolean remote = target.startsWith("http");
                if (!remote && !Files.exists(document.resolveSibling(target))) {
                    dead.add(ROOT.relativize(document) + " -> " + target);
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(documents::add);
        }
        return documents;
    }

    private static List<String> blockAfter(String words) throws IOException {
        List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
        int start = indexOf(readme, words);
        while (!readme.get(start).startsWith("```")) {
            start++;
        }
        int end = start + 1;
        while (!readme.get(end).startsWith("```")) {
            end++;
        }
        return readme.subList(start + 1, end);
    }

    private static int indexOf(List<String> lines, String words) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(words)) {
                return i;
            }
        }
        throw new AssertionError("nowhere: " + words);
    }
}
