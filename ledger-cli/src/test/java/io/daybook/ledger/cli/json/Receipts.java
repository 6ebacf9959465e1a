package io.daybook.ledger.cli.json;

import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Receipts for tests that are about something else. */
public final class Receipts {
    private static final long TIME_NS = 1_767_225_600_000_000_001L;

    private Receipts() {}

    /**
     * A receipt of sequence 12 that moved nothing.
     *
     * @param command what was asked
     * @param outcome what was decided
     * @return the receipt
     */
    public static Receipt of(Command command, Outcome outcome) {
        List<Receipt> members = command instanceof Group group
                ? group.commands().stream().map(member -> of(member, outcome)).toList()
                : List.of();
        return new Receipt(
                command.kind(),
                Id.of(7),
                OptionalLong.of(12),
                OptionalLong.of(TIME_NS),
                outcome,
                "",
                false,
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                members,
                Durability.SYNC);
    }
}
