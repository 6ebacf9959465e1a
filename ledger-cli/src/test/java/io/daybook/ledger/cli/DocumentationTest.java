package io.daybook.ledger.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the command line knows every command and option that the program knows, and every field. */
class DocumentationTest {
    private static final List<String> EVERYWHERE = List.of("-h", "-V");

    @Test
    void shouldTellOfEveryCommandAndOption() throws IOException {
        String page = page();
        Cli help = Cli.run("--help");
        List<String> commands = help.out()
                .lines()
                .filter(line -> line.matches(" {2}[a-z-]+ .*") && !line.trim().startsWith("-"))
                .map(line -> line.trim().split(" ", 2)[0])
                .toList();
        assertTrue(commands.contains("apply"), help.out());
        for (String command : commands) {
            assertTrue(page.contains("`" + command), () -> command + " is not documented");
            String own = Cli.run(command, "--help").out();
            assertTrue(own.contains("Example:\n  ledger " + command), () -> "no example: " + own);
            options(Cli.run(command, "--help").out())
                    .filter(option -> !command.equals("demo"))
                    .forEach(option -> assertTrue(page.contains(option), () -> command + " " + option));
        }
    }

    @Test
    void shouldTellOfEveryFieldAndKind() throws IOException {
        String page = page();
        for (Field field : Field.values()) {
            assertTrue(page.contains("`" + field.label() + "`"), () -> field + " is not documented");
        }
        for (EventKind kind : EventKind.values()) {
            assertTrue(page.contains(kind.label()), () -> kind + " is not documented");
        }
    }

    private static Stream<String> options(String help) {
        return help.lines()
                .filter(line -> line.matches(" {2,}-.*"))
                .filter(line -> EVERYWHERE.stream().noneMatch(line.trim()::startsWith))
                .map(line -> line.trim().split("[ =\\[]", 2)[0]);
    }

    private static String page() throws IOException {
        Path directory = Path.of("").toRealPath();
        Path page = Stream.iterate(directory, candidate -> candidate != null, Path::getParent)
                .map(candidate -> candidate.resolve("docs/command-line.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readString(page);
    }
}
