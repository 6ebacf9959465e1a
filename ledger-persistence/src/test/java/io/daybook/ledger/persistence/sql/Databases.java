package io.daybook.ledger.persistence.sql;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Databases for tests: a file of H2, and a PostgreSQL server of their own where its programs are installed. */
final class Databases {
    private Databases() {}

    static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("h2");
    }

    /** A server in a directory of its own, never as root; to be closed. */
    static final class Postgres implements AutoCloseable {
        private final Path home;
        private final Process server;
        private final int port;

        private Postgres(Path home, Process server, int port) {
            this.home = home;
            this.server = server;
            this.port = port;
        }

        /** Empty, with a word on why, where it cannot be started. */
        static Optional<Postgres> start() throws IOException, InterruptedException {
            Optional<Path> programs = programs();
            if (programs.isEmpty()) {
                System.out.println("skipped: there is no PostgreSQL (initdb, postgres) on the PATH");
                return Optional.empty();
            }
            Path home = Files.createTempDirectory("daybook-postgres");
            List<String> user = user(home);
            String data = home.resolve("data").toString();
            run(
                    home,
                    user,
                    programs.get().resolve("initdb").toString(),
                    "-D",
                    data,
                    "-U",
                    "daybook",
                    "-A",
                    "trust",
                    "-N");
            int port = freePort();
            Process server = serve(home, user, programs.get(), port);
            Postgres postgres = new Postgres(home, server, port);
            postgres.awaitReady();
            return Optional.of(postgres);
        }

        private static Process serve(Path home, List<String> user, Path programs, int port) throws IOException {
            List<String> command = new ArrayList<>(user);
            command.add(programs.resolve("postgres").toString());
            command.addAll(List.of("-D", home.resolve("data").toString(), "-k", home.toString(), "-h", "127.0.0.1"));
            command.addAll(List.of("-p", Integer.toString(port), "-F"));
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start();
        }

        private static Optional<Path> programs() throws IOException {
            List<Path> places = new ArrayList<>();
            for (String place : System.getenv("PATH").split(":", -1)) {
                places.add(Path.of(place));
            }
            Path debian = Path.of("/usr/lib/postgresql");
            if (Files.isDirectory(debian)) {
                try (Stream<Path> versions = Files.list(debian)) {
                    versions.map(version -> version.resolve("bin")).forEach(places::add);
                }
            }
            return places.stream()
                    .filter(place -> Files.isExecutable(place.resolve("initdb"))
                            && Files.isExecutable(place.resolve("postgres")))
                    .findFirst();
        }

        /** PostgreSQL refuses to run as root. */
        private static List<String> user(Path home) throws IOException, InterruptedException {
            if (!System.getProperty("user.name").equals("root")) {
                return List.of();
            }
            run(home, List.of(), "chown", "nobody", home.toString());
            return List.of("runuser", "-u", "nobody", "--");
        }

        private static void run(Path home, List<String> user, String... words)
                throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(user);
            command.addAll(List.of(words));
            Path log = Files.createTempFile("daybook-postgres", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("failed: " + command + ": " + Files.readString(log));
            }
            Files.delete(log);
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=daybook&reWriteBatchedInserts=true";
        }

        private void awaitReady() throws IOException, InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (true) {
                try {
                    DriverManager.getConnection(url()).close();
                    return;
                } catch (SQLException notYet) {
                    if (System.nanoTime() > deadline || !server.isAlive()) {
                        close();
                        throw new IOException("PostgreSQL does not start", notYet);
                    }
                    server.waitFor(50, TimeUnit.MILLISECONDS);
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
            try {
                if (!server.waitFor(20, TimeUnit.SECONDS)) {
                    server.descendants().forEach(ProcessHandle::destroyForcibly);
                    server.destroyForcibly();
                }
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
