package io.daybook.ledger.core.rules;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transfer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Taking a plan back, and groups. */
class PlanAndGroupPrecedenceTest {
    private static final String CANCEL = """
            INVALID_ID                  | id=0
            INVALID_ID                  | schedule=0
            INVALID_FIELD               | actor=unreadable
            METADATA_TOO_LONG           | metadata=4097
            TIMESTAMP_NOT_INCREASING    | at=last
            ID_REUSED                   | id=used
            SCHEDULE_NOT_FOUND          | schedule=unknown
            SCHEDULE_NOT_FOUND          | schedule=rejected
            SCHEDULE_NOT_FOUND          | schedule=transfer
            SCHEDULE_ALREADY_EXECUTED   | schedule=executed
            SCHEDULE_ALREADY_EXECUTED   | schedule=rejectedWhenDue
            SCHEDULE_ALREADY_CANCELLED  | schedule=cancelled
            """;

    private static final String GROUP = """
            INVALID_ID                | id=0
            INVALID_FIELD             | actor=unreadable
            INVALID_FIELD             | commands=none
            INVALID_FIELD             | commands=group
            METADATA_TOO_LONG         | metadata=4097
            GROUP_TOO_LONG            | commands=8191
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | id=used
            GROUP_FAILED              | commands=rejected
            GROUP_FAILED              | commands=invalid
            GROUP_FAILED              | commands=reused
            GROUP_FAILED              | commands=timed
            GROUP_FAILED              | commands=rejectedBefore
            """;

    private static BothLedgers ledgers;

    @BeforeAll
    static void open() {
        ledgers = Situations.open();
    }

    @AfterAll
    static void close() {
        ledgers.close();
    }

    @TestFactory
    Stream<DynamicTest> cancelScheduled() {
        return new Precedence(ledgers, EventKind.CANCEL_SCHEDULED, setup -> {
                    Id schedule = schedule(setup);
                    return ledgers.apply(setup.attributed(CancelScheduled.of(setup.id(), schedule)));
                })
                .rows(CANCEL);
    }

    private static Id schedule(Setup setup) {
        Id debit = setup.account("debit");
        Id credit = setup.account("credit");
        Id id = setup.newId();
        Amount one = Amount.of(1);
        ScheduleTransfer plan = ScheduleTransfer.of(id, debit, credit, one, Long.MAX_VALUE);
        ScheduleTransfer overdue = ScheduleTransfer.of(id, debit, credit, one, 0);
        switch (setup.fact("schedule", "open")) {
            case "rejected" -> ledgers.apply(ScheduleTransfer.of(id, debit, debit, one, 0));
            case "transfer" -> ledgers.accepted(Transfer.of(id, debit, credit, one));
            case "executed" -> {
                ledgers.accepted(overdue);
                ledgers.advanceTo(0);
            }
            case "rejectedWhenDue" -> {
                setup.status(AccountStatus.FROZEN, debit);
                ledgers.accepted(overdue);
                ledgers.advanceTo(0);
            }
            case "cancelled" -> {
                ledgers.accepted(plan);
                ledgers.accepted(CancelScheduled.of(setup.newId(), id));
            }
            case "0" -> {
                return Id.ZERO;
            }
            case "unknown" -> {
                return setup.unknownId();
            }
            default -> ledgers.accepted(plan);
        }
        return id;
    }

    @TestFactory
    Stream<DynamicTest> group() {
        return new Precedence(ledgers, EventKind.GROUP, setup -> {
                    List<Command> members = members(setup);
                    return ledgers.apply(setup.attributed(Group.of(setup.id(), members)));
                })
                .rows(GROUP);
    }

    private static List<Command> members(Setup setup) {
        Id debit = setup.account("debit");
        Id credit = setup.account("credit");
        Amount one = Amount.of(1);
        Transfer good = Transfer.of(setup.newId(), debit, credit, one);
        Transfer rejected = Transfer.of(setup.newId(), debit, debit, one);
        return switch (setup.fact("commands", "good")) {
            case "none" -> List.of();
            case "group" -> List.of(good, Group.of(setup.newId(), List.of(good)));
            case "8191" -> Collections.nCopies(8191, good);
            case "rejected" -> List.of(good, rejected);
            case "invalid" -> List.of(good, Transfer.of(setup.newId(), debit, credit, Amount.ZERO));
            case "reused" -> List.of(good, Transfer.of(good.id(), debit, credit, Amount.of(2)));
            case "timed" ->
                List.of(
                        good,
                        Transfer.builder(setup.newId(), debit, credit, one)
                                .at(ledgers.nextNs() + 1)
                                .build());
            case "rejectedBefore" -> {
                ledgers.apply(rejected);
                yield List.of(good, rejected);
            }
            default -> List.of(good);
        };
    }
}
