package io.daybook.ledger.persistence.sql;

import static io.daybook.ledger.persistence.sql.SqlRows.number;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.persistence.sql.SqlRows.Head;
import io.daybook.ledger.persistence.sql.SqlRows.Line;
import io.daybook.ledger.persistence.sql.SqlRows.Pair;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers statements and sends them in batches, within a transaction of the database. Used by one thread. */
final class SqlWriter implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
    private final Map<String, PreparedStatement> updates = new LinkedHashMap<>();

    SqlWriter(Connection connection) {
        this.connection = connection;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        Map<String, PreparedStatement> statements = sql.startsWith("INSERT") ? inserts : updates;
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private void add(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                statement.setNull(i + 1, Types.NUMERIC);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        statement.addBatch();
    }

    /** Sends what was gathered: first all new rows, then what was changed, in the order of the entries. */
    void flush() throws SQLException {
        for (PreparedStatement statement : inserts.values()) {
            statement.executeBatch();
        }
        for (PreparedStatement statement : updates.values()) {
            statement.executeBatch();
        }
    }

    /** Moves the position on; somebody else who did so meanwhile is found out. */
    void position(long from, long to) throws SQLException {
        try (PreparedStatement move =
                connection.prepareStatement("UPDATE daybook_position SET sequence = ? WHERE sequence = ?")) {
            move.setLong(1, to);
            move.setLong(2, from);
            if (move.executeUpdate() != 1) {
                throw new SQLException("another projection writes to these tables: expected position=" + from);
            }
        }
    }

    void asset(RegisterAsset command) throws SQLException {
        add(
                "INSERT INTO daybook_assets SELECT CAST(? AS VARCHAR(16)), CAST(? AS INTEGER) "
                        + "WHERE NOT EXISTS (SELECT 1 FROM daybook_assets WHERE code = ?)",
                command.asset(),
                command.scale(),
                command.asset());
    }

    void account(OpenAccount command, Head head) throws SQLException {
        BigDecimal id = number(command.id());
        add(
                "INSERT INTO daybook_accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                Integer.toUnsignedLong(command.book()),
                command.asset(),
                command.category().name(),
                "OPEN",
                command.overdraftLimit().amount().map(SqlRows::number).orElse(null),
                0L,
                head.timestampNs());
        BigDecimal zero = BigDecimal.ZERO;
        add("INSERT INTO daybook_balances VALUES (?, ?, ?, ?, ?, ?)", id, zero, zero, zero, zero, head.sequence());
    }

    void balances(AccountBalances account, long sequence) throws SQLException {
        BigDecimal id = number(account.account());
        add(
                "UPDATE daybook_balances SET debits_posted = ?, credits_posted = ?, debits_pending = ?, "
                        + "credits_pending = ?, sequence = ? WHERE account = ?",
                number(account.debitsPosted()),
                number(account.creditsPosted()),
                number(account.debitsPending()),
                number(account.creditsPending()),
                sequence,
                id);
        add(
                "UPDATE daybook_accounts SET status = ?, overdraft_limit = ?, version = ? WHERE id = ?",
                account.status().name(),
                account.overdraftLimit().amount().map(SqlRows::number).orElse(null),
                account.version(),
                id);
    }

    void postings(Head head, List<Line> lines, LocalDate effectiveDate) throws SQLException {
        Attributes attributes =
                head.command().map(command -> command.attributes()).orElse(Attributes.NONE);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            add(
                    "INSERT INTO daybook_postings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    head.sequence(),
                    head.member(),
                    i,
                    head.receipt().kind().label(),
                    number(head.receipt().id()),
                    line.account(),
                    line.side().name(),
                    line.amount(),
                    head.timestampNs(),
                    effectiveDate,
                    attributes.reference().map(SqlRows::number).orElse(null),
                    Integer.toUnsignedLong(attributes.code()),
                    attributes.actor().isPresent()
                            ? new BigDecimal(
                                    Long.toUnsignedString(attributes.actor().getAsLong()))
                            : null);
        }
    }

    void hold(PlaceHold command, HoldBalances hold, Head head) throws SQLException {
        add(
                "INSERT INTO daybook_holds VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                number(hold.hold()),
                number(command.debit()),
                number(command.credit()),
                number(hold.authorised()),
                number(hold.captured()),
                hold.state().name(),
                expiresNs(hold),
                head.sequence());
    }

    void holdAfter(HoldBalances hold, long sequence) throws SQLException {
        add(
                "UPDATE daybook_holds SET authorised = ?, captured = ?, state = ?, expires_ns = ?, sequence = ? "
                        + "WHERE id = ?",
                number(hold.authorised()),
                number(hold.captured()),
                hold.state().name(),
                expiresNs(hold),
                sequence,
                number(hold.hold()));
    }

    private static Long expiresNs(HoldBalances hold) {
        return hold.expiresAtNs().isPresent() ? hold.expiresAtNs().getAsLong() : null;
    }

    void schedule(ScheduleTransfer command) throws SQLException {
        add(
                "INSERT INTO daybook_schedules VALUES (?, ?, ?)",
                number(command.id()),
                number(command.debit()),
                number(command.credit()));
    }

    Pair pairOfHold(BigDecimal id) throws SQLException {
        return pair("SELECT debit, credit FROM daybook_holds WHERE id = ?", id);
    }

    Pair pairOfSchedule(BigDecimal id) throws SQLException {
        return pair("SELECT debit, credit FROM daybook_schedules WHERE id = ?", id);
    }

    private Pair pair(String sql, BigDecimal id) throws SQLException {
        flush();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setBigDecimal(1, id);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("the database does not know what an entry is about: id=" + id);
                }
                return new Pair(rows.getBigDecimal(1), rows.getBigDecimal(2));
            }
        }
    }

    /** What a command has posted. An effect posts under the id of its schedule. */
    List<Line> linesOf(BigDecimal command) throws SQLException {
        flush();
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT account, side, amount FROM daybook_postings WHERE command = ? "
                        + "ORDER BY sequence, member, line")) {
            query.setBigDecimal(1, command);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(new Line(rows.getBigDecimal(1), Side.valueOf(rows.getString(2)), rows.getBigDecimal(3)));
                }
            }
        }
        return lines;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : inserts.values()) {
            statement.close();
        }
        for (PreparedStatement statement : updates.values()) {
            statement.close();
        }
    }
}
