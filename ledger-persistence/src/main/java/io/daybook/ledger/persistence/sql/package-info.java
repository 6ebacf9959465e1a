/**
 * The books in a database that the host already runs: {@link io.daybook.ledger.persistence.sql.SqlProjection} follows a
 * ledger's journal, {@code SqlRows} turns each entry into rows, {@code SqlTables} names the tables. Rows and position
 * are committed together, so that each entry is in the database once, however often the projection is stopped.
 */
package io.daybook.ledger.persistence.sql;
