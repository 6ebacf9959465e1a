package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each command is answered in each status of the account it is about; and which status that leaves. */
class StatusTableTest {
    private static final String ANSWERS = """
            command               | OPEN     | DEBITS_BLOCKED | CREDITS_BLOCKED | FROZEN          | CLOSED
            transfer from         | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | ACCOUNT_CLOSED
            transfer to           | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | ACCOUNT_CLOSED
            override from         | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | ACCOUNT_CLOSED
            override to           | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | ACCOUNT_CLOSED
            transaction debit     | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | ACCOUNT_CLOSED
            transaction credit    | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | ACCOUNT_CLOSED
            transaction both      | ACCEPTED | DEBITS_BLOCKED | CREDITS_BLOCKED | DEBITS_BLOCKED  | ACCOUNT_CLOSED
            hold from             | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | ACCOUNT_CLOSED
            hold to               | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | ACCOUNT_CLOSED
            capture from          | ACCEPTED | ACCEPTED       | ACCEPTED        | DEBITS_BLOCKED  | -
            capture to            | ACCEPTED | ACCEPTED       | ACCEPTED        | CREDITS_BLOCKED | -
            raise hold from       | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | -
            raise hold to         | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | -
            keep hold from        | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            lower hold from       | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            lower hold to         | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            release from          | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            release to            | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            expiry from           | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            expiry to             | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | -
            reverse transfer from | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | ACCOUNT_CLOSED
            reverse transfer to   | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | ACCOUNT_CLOSED
            schedule from         | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCOUNT_CLOSED
            schedule to           | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCOUNT_CLOSED
            execution from        | ACCEPTED | DEBITS_BLOCKED | ACCEPTED        | DEBITS_BLOCKED  | -
            execution to          | ACCEPTED | ACCEPTED       | CREDITS_BLOCKED | CREDITS_BLOCKED | -
            update                | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCOUNT_CLOSED
            block debits          | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCOUNT_CLOSED
            unblock debits        | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCOUNT_CLOSED
            close                 | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCOUNT_CLOSED
            reopen                | ACCEPTED | ACCEPTED       | ACCEPTED        | ACCEPTED        | ACCEPTED
            """;

    private static final String STATUSES = """
            command         | OPEN            | DEBITS_BLOCKED  | CREDITS_BLOCKED | FROZEN          | CLOSED
            block debits    | DEBITS_BLOCKED  | DEBITS_BLOCKED  | FROZEN          | FROZEN          | CLOSED
            block credits   | CREDITS_BLOCKED | FROZEN          | CREDITS_BLOCKED | FROZEN          | CLOSED
            block both      | FROZEN          | FROZEN          | FROZEN          | FROZEN          | CLOSED
            unblock debits  | OPEN            | OPEN            | CREDITS_BLOCKED | CREDITS_BLOCKED | CLOSED
            unblock credits | OPEN            | DEBITS_BLOCKED  | OPEN            | DEBITS_BLOCKED  | CLOSED
            unblock both    | OPEN            | OPEN            | OPEN            | OPEN            | CLOSED
            close           | CLOSED          | CLOSED          | CLOSED          | CLOSED          | CLOSED
            reopen          | OPEN            | DEBITS_BLOCKED  | CREDITS_BLOCKED | FROZEN          | OPEN
            update          | OPEN            | DEBITS_BLOCKED  | CREDITS_BLOCKED | FROZEN          | CLOSED
            """;

    private static final Amount HUNDRED = Amount.of(100);

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
    Stream<DynamicTest> answers() {
        return cells(ANSWERS, (command, status) -> {
            Setup setup = new Setup(ledgers, Map.of());
            return ask(setup, command, setup.account("plain"), status).outcome().name();
        });
    }

    @TestFactory
    Stream<DynamicTest> statuses() {
        return cells(STATUSES, (command, status) -> {
            Setup setup = new Setup(ledgers, Map.of());
            Id account = setup.account("plain");
            ask(setup, command, account, status);
            return setup.find(account).status().name();
        });
    }

    private interface Cell {
        String answer(String command, AccountStatus status);
    }

    private static Stream<DynamicTest> cells(String table, Cell cell) {
        List<DynamicTest> cells = new ArrayList<>();
        table.lines().skip(1).forEach(line -> {
            String[] columns = line.split("\\s*\\|\\s*");
            for (AccountStatus status : AccountStatus.values()) {
                String expected = columns[1 + status.ordinal()].trim();
                if (!expected.equals("-")) {
                    cells.add(DynamicTest.dynamicTest(
                            columns[0] + ", " + status + ": " + expected,
                            () -> assertEquals(expected, cell.answer(columns[0], status))));
                }
            }
        });
        return cells.stream();
    }

    /** The account is debited {@code from} and credited {@code to}; the other one has no limits. */
    private static Receipt ask(Setup setup, String command, Id account, AccountStatus status) {
        Id other = setup.helperOf(account);
        boolean to = command.endsWith(" to") || command.endsWith(" credit");
        Situations.Pair pair = to ? new Situations.Pair(other, account) : new Situations.Pair(account, other);
        String what = command.replaceAll(" (from|to)$", "");
        return switch (what) {
            case "transfer",
                    "override",
                    "transaction debit",
                    "transaction credit",
                    "transaction both",
                    "hold",
                    "schedule" -> {
                setup.status(status, account);
                yield ledgers.apply(fresh(setup, what, pair));
            }
            case "reverse transfer", "execution" -> ofEarlier(setup, what, pair, () -> setup.status(status, account));
            case "capture", "raise hold", "keep hold", "lower hold", "release", "expiry" ->
                ofHold(setup, what, pair, () -> setup.status(status, account));
            default -> {
                setup.status(status, account);
                yield administer(setup, what, account);
            }
        };
    }

    private static Command fresh(Setup setup, String what, Situations.Pair pair) {
        Id id = setup.newId();
        Posting debit = Posting.debit(pair.debit(), HUNDRED);
        Posting credit = Posting.credit(pair.credit(), HUNDRED);
        return switch (what) {
            case "transfer" -> Transfer.of(id, pair.debit(), pair.credit(), HUNDRED);
            case "override" ->
                Transfer.builder(id, pair.debit(), pair.credit(), HUNDRED)
                        .overrideLimits(true)
                        .build();
            case "hold" -> PlaceHold.of(id, pair.debit(), pair.credit(), HUNDRED);
            case "schedule" -> ScheduleTransfer.of(id, pair.debit(), pair.credit(), HUNDRED, Long.MAX_VALUE);
            case "transaction both" -> Transaction.of(id, List.of(Posting.credit(pair.debit(), HUNDRED), debit));
            default -> Transaction.of(id, List.of(debit, credit));
        };
    }

    private static Receipt ofEarlier(Setup setup, String what, Situations.Pair pair, Runnable status) {
        Id id = setup.newId();
        if (what.equals("execution")) {
            long dueNs = ledgers.nextNs() + 1_000_000L;
            ledgers.accepted(ScheduleTransfer.of(id, pair.debit(), pair.credit(), HUNDRED, dueNs));
            status.run();
            return ledgers.advanceTo(dueNs).get(0);
        }
        ledgers.accepted(Transfer.of(id, pair.debit(), pair.credit(), HUNDRED));
        status.run();
        return ledgers.apply(Reverse.of(setup.newId(), id));
    }

    private static Receipt ofHold(Setup setup, String what, Situations.Pair pair, Runnable status) {
        Id hold = setup.newId();
        ledgers.accepted(PlaceHold.builder(hold, pair.debit(), pair.credit(), HUNDRED)
                .timeToLiveSeconds(1)
                .build());
        long expiresNs = ledgers.model().lastTimestampNs() + 1_000_000_000L;
        status.run();
        Id id = setup.newId();
        return switch (what) {
            case "capture" -> ledgers.apply(CaptureHold.of(id, hold));
            case "raise hold" -> ledgers.apply(AdjustHold.of(id, hold, Amount.of(101)));
            case "keep hold" -> ledgers.apply(AdjustHold.of(id, hold, HUNDRED));
            case "lower hold" -> ledgers.apply(AdjustHold.of(id, hold, Amount.of(99)));
            case "release" -> ledgers.apply(ReleaseHold.of(id, hold));
            default -> last(ledgers.advanceTo(expiresNs));
        };
    }

    private static Receipt last(List<Receipt> effects) {
        return effects.get(effects.size() - 1);
    }

    private static Receipt administer(Setup setup, String what, Id account) {
        Id id = setup.newId();
        return switch (what) {
            case "update" ->
                ledgers.apply(UpdateAccount.builder(id, account).newCode(7).build());
            case "block debits" -> ledgers.apply(BlockAccount.of(id, account, BlockedSide.DEBITS));
            case "block credits" -> ledgers.apply(BlockAccount.of(id, account, BlockedSide.CREDITS));
            case "block both" -> ledgers.apply(BlockAccount.of(id, account, BlockedSide.BOTH));
            case "unblock debits" -> ledgers.apply(UnblockAccount.of(id, account, BlockedSide.DEBITS));
            case "unblock credits" -> ledgers.apply(UnblockAccount.of(id, account, BlockedSide.CREDITS));
            case "unblock both" -> ledgers.apply(UnblockAccount.of(id, account, BlockedSide.BOTH));
            case "close" -> ledgers.apply(CloseAccount.of(id, account));
            case "reopen" -> ledgers.apply(ReopenAccount.of(id, account));
            default -> throw new IllegalArgumentException("unknown command: " + what);
        };
    }
}
