package io.daybook.ledger.cli.progress;

import java.io.Console;

/** Whether a person watches. */
final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Both answers are looked at: none before 22, one that is no terminal since.
    static boolean isWatched() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From 22 on there is a console even where there is no terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
