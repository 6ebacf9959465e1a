package io.daybook.ledger.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a shell would start it. */
public final class ProgramProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 600;

    private final Process process;
    private final BufferedReader out;
    private final CompletableFuture<String> err;

    private ProgramProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    }

    /** Starts it on this JVM, with the classes and the flags of these tests. */
    static ProgramProcess start(String... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), arguments);
    }

    /**
     * Starts it with other classes in the place of some of its own.
     *
     * @param classes the directory that they lie in
     * @param arguments the command line
     * @return the running program
     * @throws IOException when it cannot be started
     */
    public static ProgramProcess startWith(Path classes, String... arguments) throws IOException {
        return start(classes + File.pathSeparator + System.getProperty("java.class.path"), arguments);
    }

    private static ProgramProcess start(String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProgramProcess(command);
    }

    /** Starts any program. */
    static ProgramProcess startCommand(List<String> command) throws IOException {
        return new ProgramProcess(command);
    }

    /** Writes a line to its standard input. */
    void write(String text) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Waits for a line of its standard output. */
    String readLine() throws IOException {
        return out.readLine();
    }

    /**
     * Reads what is left of its standard output.
     *
     * @return its lines
     */
    public List<String> readLines() {
        return out.lines().toList();
    }

    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    void closeOutput() throws IOException {
        out.close();
    }

    /**
     * Waits for its end.
     *
     * @return what it ends with
     * @throws InterruptedException when the caller is
     */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program has not ended: seconds=" + PATIENCE_SECONDS);
        }
        return process.exitValue();
    }

    /**
     * All that it complained about, once it has ended.
     *
     * @return its standard error
     */
    public String err() {
        return err.join();
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "unreadable: " + closed;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
