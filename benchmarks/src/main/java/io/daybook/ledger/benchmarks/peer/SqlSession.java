package io.daybook.ledger.benchmarks.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Transfers by prepared statements, in one transaction a batch; each pair of accounts is locked in one order. */
final class SqlSession implements Peer.Session {
    private final Connection connection;
    private final PreparedStatement debit;
    private final PreparedStatement credit;
    private final PreparedStatement insert;
    private final PreparedStatement lock;

    /** On a connection of its own, with rows locked ahead when several callers touch the same ones. */
    SqlSession(Connection connection, boolean rowLocks) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        debit = connection.prepareStatement(
                "update accounts set balance = balance - ? where id = ? and balance - ? >= -overdraft");
        credit = connection.prepareStatement("update accounts set balance = balance + ? where id = ?");
        insert = connection.prepareStatement("insert into transfers (id, debit, credit, amount) values (?, ?, ?, ?)");
        lock = rowLocks ? connection.prepareStatement("select balance from accounts where id = ? for update") : null;
    }

    static void create(Connection connection, int accounts) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("create table accounts (id integer primary key, balance bigint not null, "
                    + "overdraft bigint not null)");
            statement.execute("create table transfers (id bigint primary key, debit integer not null, "
                    + "credit integer not null, amount bigint not null)");
        }
        try (var insert = connection.prepareStatement("insert into accounts values (?, 0, " + Peer.OVERDRAFT + ")")) {
            for (int number = 1; number <= accounts; number++) {
                insert.setInt(1, number);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    @Override
    public void transfer(TransferBatch batch) throws SQLException {
        if (lock != null) {
            for (int account : batch.accounts()) {
                lock.setInt(1, account);
                lock.executeQuery().close();
            }
        }
        for (int i = 0; i < batch.size(); i++) {
            debit.setLong(1, batch.amount(i));
            debit.setInt(2, batch.debit(i));
            debit.setLong(3, batch.amount(i));
            credit.setLong(1, batch.amount(i));
            credit.setInt(2, batch.credit(i));
            insert.setLong(1, batch.id(i));
            insert.setInt(2, batch.debit(i));
            insert.setInt(3, batch.credit(i));
            insert.setLong(4, batch.amount(i));
            if (debit.executeUpdate() != 1 || credit.executeUpdate() != 1 || insert.executeUpdate() != 1) {
                throw new SQLException("a transfer was refused: id=" + batch.id(i));
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
