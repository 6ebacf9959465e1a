package io.daybook.ledger.benchmarks.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** H2 as it is by default, which is not durable. */
final class H2 implements Peer {
    private String url = "";

    @Override
    public String settings() {
        return "H2 2.3.232, default settings: NOT durable, commits are written after up to 500 ms (WRITE_DELAY), not "
                + "forced; prepared statements, a connection each, accounts locked in order";
    }

    @Override
    public void open(Path directory, int accounts) throws SQLException {
        url = "jdbc:h2:file:" + directory.resolve("books").toAbsolutePath() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";
        try (Connection connection = DriverManager.getConnection(url)) {
            SqlSession.create(connection, accounts);
        }
    }

    @Override
    public Session session() throws SQLException {
        return new SqlSession(DriverManager.getConnection(url), true);
    }

    @Override
    public void close() throws SQLException {
        if (!url.isEmpty()) {
            try (Connection connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                statement.execute("shutdown");
            }
        }
    }
}
