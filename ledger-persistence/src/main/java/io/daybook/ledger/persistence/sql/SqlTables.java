package io.daybook.ledger.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, in SQL that PostgreSQL and H2 both take. */
final class SqlTables {
    static final List<String> NAMES = List.of(
            "daybook_position",
            "daybook_assets",
            "daybook_accounts",
            "daybook_balances",
            "daybook_postings",
            "daybook_holds",
            "daybook_schedules");

    private static final List<String> CREATE = List.of(
            "CREATE TABLE IF NOT EXISTS daybook_position (sequence BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS daybook_assets (code VARCHAR(16) PRIMARY KEY, scale INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS daybook_accounts (id NUMERIC(39) PRIMARY KEY, book BIGINT NOT NULL, "
                    + "asset VARCHAR(16) NOT NULL, category VARCHAR(9) NOT NULL, status VARCHAR(15) NOT NULL, "
                    + "overdraft_limit NUMERIC(39), version BIGINT NOT NULL, opened_ns BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS daybook_balances (account NUMERIC(39) PRIMARY KEY, "
                    + "debits_posted NUMERIC(39) NOT NULL, credits_posted NUMERIC(39) NOT NULL, "
                    + "debits_pending NUMERIC(39) NOT NULL, credits_pending NUMERIC(39) NOT NULL, "
                    + "sequence BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS daybook_postings (sequence BIGINT NOT NULL, member INTEGER NOT NULL, "
                    + "line INTEGER NOT NULL, kind VARCHAR(20) NOT NULL, command NUMERIC(39) NOT NULL, "
                    + "account NUMERIC(39) NOT NULL, side VARCHAR(6) NOT NULL, amount NUMERIC(39) NOT NULL, "
                    + "booked_ns BIGINT NOT NULL, effective_date DATE NOT NULL, reference NUMERIC(39), "
                    + "code BIGINT NOT NULL, actor NUMERIC(20), PRIMARY KEY (sequence, member, line))",
            "CREATE INDEX IF NOT EXISTS daybook_postings_account ON daybook_postings (account, sequence)",
            "CREATE INDEX IF NOT EXISTS daybook_postings_command ON daybook_postings (command)",
            "CREATE TABLE IF NOT EXISTS daybook_holds (id NUMERIC(39) PRIMARY KEY, debit NUMERIC(39) NOT NULL, "
                    + "credit NUMERIC(39) NOT NULL, authorised NUMERIC(39) NOT NULL, captured NUMERIC(39) NOT NULL, "
                    + "state VARCHAR(9) NOT NULL, expires_ns BIGINT, sequence BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS daybook_schedules (id NUMERIC(39) PRIMARY KEY, debit NUMERIC(39) NOT NULL, "
                    + "credit NUMERIC(39) NOT NULL)");

    private SqlTables() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : CREATE) {
                statement.execute(table);
            }
        }
    }

    static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : NAMES) {
                statement.executeUpdate("DELETE FROM " + name);
            }
        }
    }
}
