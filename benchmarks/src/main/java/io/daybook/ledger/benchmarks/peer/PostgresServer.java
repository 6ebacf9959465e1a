package io.daybook.ledger.benchmarks.peer;

import io.daybook.ledger.benchmarks.contest.SkippedException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of the benchmark's own, in a directory that goes away with it. The server refuses to run as root:
 * then it runs as {@code postgres} or {@code nobody}.
 */
final class PostgresServer {
    private static final String OPTIONS = "-c fsync=on -c synchronous_commit=on -c shared_buffers=512MB "
            + "-c max_wal_size=4GB -c max_connections=100 -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> asUser = new ArrayList<>();
    private Path programs = Path.of("");
    private Path data = Path.of("");
    private String version = "";
    private int port;
    private boolean running;

    String settings() {
        return version + ", fsync=on, synchronous_commit=on, shared_buffers=512MB, max_wal_size=4GB";
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bench&prepareThreshold=1";
    }

    void start(Path directory) throws IOException {
        programs = find();
        version = run(List.of(programs.resolve("postgres").toString(), "--version"))
                .strip();
        chooseUser(directory);
        data = directory.resolve("data");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run(asUser("initdb", "-D", data.toString(), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"));
        run(asUser(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                directory.resolve("log").toString(),
                "-o",
                OPTIONS + " -p " + port,
                "start"));
        running = true;
    }

    private List<String> asUser(String program, String... arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path find() throws IOException {
        List<Path> candidates = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(DEBIAN)) {
                versions.forEach(each -> candidates.add(each.resolve("bin")));
            }
        }
        for (String each : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            candidates.add(Path.of(each));
        }
        return candidates.stream()
                .filter(each -> List.of("postgres", "initdb", "pg_ctl").stream()
                        .allMatch(program -> Files.isExecutable(each.resolve(program))))
                .findFirst()
                .orElseThrow(() -> new SkippedException(
                        "no PostgreSQL server (postgres, initdb, pg_ctl) on the PATH or in " + DEBIAN));
    }

    private void chooseUser(Path directory) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return;
        }
        Path passwords = Path.of("/etc/passwd");
        List<String> known = Files.isReadable(passwords) ? Files.readAllLines(passwords) : List.of();
        String user = List.of("postgres", "nobody").stream()
                .filter(each -> known.stream().anyMatch(line -> line.startsWith(each + ":")))
                .findFirst()
                .orElseThrow(() -> new SkippedException("PostgreSQL does not run as root, and no other user is known"));
        if (!Files.isExecutable(Path.of("/usr/sbin/runuser"))) {
            throw new SkippedException("PostgreSQL does not run as root, and there is no runuser to be another user");
        }
        asUser.addAll(List.of("/usr/sbin/runuser", "-u", user, "--"));
        Files.setOwner(
                directory,
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        Files.setPosixFilePermissions(directory.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String run(List<String> command) throws IOException {
        Path output = Files.createTempFile("postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IOException("it does not come to an end: " + command);
            }
            String said = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IOException(command + " failed: " + said);
            }
            return said;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + command, interrupted);
        } finally {
            Files.delete(output);
        }
    }

    void stop() throws IOException {
        if (running) {
            run(asUser("pg_ctl", "-D", data.toString(), "-w", "-m", "fast", "stop"));
            running = false;
        }
    }
}
