package io.daybook.ledger.benchmarks.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** SQLite, whose one writer all callers share under a lock: faster than connections that wait for each other. */
final class Sqlite implements Peer {
    private SqlSession writer;

    @Override
    public String settings() {
        return "SQLite 3.49.1, journal_mode=WAL, synchronous=FULL, cache of 64 MiB, prepared statements, one "
                + "connection under a lock";
    }

    @Override
    public void open(Path directory, int accounts) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("cache_size", "-65536");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("books.db"), properties);
        SqlSession.create(connection, accounts);
        writer = new SqlSession(connection, false);
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void transfer(TransferBatch batch) throws SQLException {
                synchronized (Sqlite.this) {
                    writer.transfer(batch);
                }
            }

            @Override
            public void close() {
                // The connection is shared.
            }
        };
    }

    @Override
    public void close() throws SQLException {
        if (writer != null) {
            writer.close();
        }
    }
}
