package io.daybook.ledger.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL on this machine, called through a function that makes one transfer, or one that makes a whole batch. */
final class Postgres implements Peer {
    private static final List<String> SCHEMA = List.of(
            "create table accounts (id integer primary key, balance bigint not null, overdraft bigint not null,"
                    + " check (balance >= -overdraft)) with (fillfactor = 70)",
            "create table transfers (id bigint primary key, debit integer not null, credit integer not null,"
                    + " amount bigint not null)",
            """
            create function transfer(i bigint, d integer, c integer, a bigint) returns void language plpgsql as $$
            begin
              if d > c then
                update accounts set balance = balance + a where id = c;
              end if;
              update accounts set balance = balance - a where id = d and balance - a >= -overdraft;
              if not found then
                raise exception 'insufficient funds';
              end if;
              if d < c then
                update accounts set balance = balance + a where id = c;
              end if;
              insert into transfers values (i, d, c, a);
            end $$""",
            """
            create function transfer_batch(i bigint[], d integer[], c integer[], a bigint[]) returns void
            language plpgsql as $$
            begin
              perform 1 from accounts where id = any(d || c) order by id for update;
              update accounts set balance = balance + moved.sum from (
                  select id, sum(amount) as sum from (
                      select unnest(d) as id, -unnest(a) as amount union all select unnest(c), unnest(a)) each
                  group by id) moved
                where accounts.id = moved.id;
              insert into transfers select * from unnest(i, d, c, a);
            end $$""");

    private final PostgresServer server = new PostgresServer();

    @Override
    public String settings() {
        return server.settings() + "; one plpgsql function a transfer or a batch, prepared, over TCP on this machine";
    }

    @Override
    public void open(Path directory, int accounts) throws IOException, SQLException {
        server.start(directory);
        try (Connection connection = DriverManager.getConnection(server.url());
                var statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            statement.execute("insert into accounts select number, 0, " + OVERDRAFT + " from generate_series(1, "
                    + accounts + ") number");
            statement.execute("vacuum analyze");
        }
    }

    @Override
    public Session session() throws SQLException {
        Connection connection = DriverManager.getConnection(server.url());
        PreparedStatement one = connection.prepareStatement("select transfer(?, ?, ?, ?)");
        PreparedStatement many = connection.prepareStatement("select transfer_batch(?, ?, ?, ?)");
        return new Session() {
            @Override
            public void transfer(TransferBatch batch) throws SQLException {
                if (batch.size() == 1) {
                    callOne(one, batch);
                } else {
                    callMany(connection, many, batch);
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static void callOne(PreparedStatement one, TransferBatch batch) throws SQLException {
        one.setLong(1, batch.id(0));
        one.setInt(2, batch.debit(0));
        one.setInt(3, batch.credit(0));
        one.setLong(4, batch.amount(0));
        one.executeQuery().close();
    }

    private static void callMany(Connection connection, PreparedStatement many, TransferBatch batch)
            throws SQLException {
        Long[] ids = new Long[batch.size()];
        Integer[] debits = new Integer[batch.size()];
        Integer[] credits = new Integer[batch.size()];
        Long[] amounts = new Long[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            ids[i] = batch.id(i);
            debits[i] = batch.debit(i);
            credits[i] = batch.credit(i);
            amounts[i] = batch.amount(i);
        }
        many.setArray(1, connection.createArrayOf("bigint", ids));
        many.setArray(2, connection.createArrayOf("integer", debits));
        many.setArray(3, connection.createArrayOf("integer", credits));
        many.setArray(4, connection.createArrayOf("bigint", amounts));
        many.executeQuery().close();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
