package io.daybook.ledger.persistence.sql;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;

/** A process that projects a ledger's journal into a database, to be killed while it does. */
final class ProjectingProcess {
    private ProjectingProcess() {}

    /**
     * Projects all there is, and says when it begins.
     *
     * @param arguments directory, JDBC address
     * @throws Exception when it cannot
     */
    public static void main(String[] arguments) throws Exception {
        try (Ledger ledger = Daybook.openReadOnly(Path.of(arguments[0]));
                SqlProjection sql = SqlProjection.start(ledger, () -> DriverManager.getConnection(arguments[1]))) {
            System.out.println("started");
            sql.await(ledger.durableSequence(), Duration.ofMinutes(1));
        }
    }
}
