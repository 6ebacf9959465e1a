package io.daybook.ledger.benchmarks.suite;

import io.daybook.ledger.benchmarks.contest.Progress;
import java.io.Console;
import java.io.PrintStream;

/** One line on a terminal that says what is going on; in a file, only what a reader has to know. */
final class TerminalProgress implements Progress {
    private static final String CLEAR = "\r\033[K";
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal = isTerminal();
    private final long start = System.nanoTime();

    TerminalProgress(PrintStream out) {
        this.out = out;
    }

    /** From 22 on there is a console even where there is no terminal, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // Both answers are looked at.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    @Override
    public void step(String what) {
        if (terminal) {
            long seconds = (System.nanoTime() - start) / 1_000_000_000L;
            String line = seconds + " s  " + what;
            out.print(CLEAR + line.substring(0, Math.min(WIDTH, line.length())));
            out.flush();
        }
    }

    @Override
    public void note(String line) {
        clear();
        out.println(line);
    }

    void clear() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
