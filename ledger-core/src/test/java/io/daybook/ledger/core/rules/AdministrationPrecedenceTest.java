package io.daybook.ledger.core.rules;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Assets, accounts and periods. */
class AdministrationPrecedenceTest {
    private static final String ACCOUNT = """
            INVALID_ID                | id=0
            INVALID_ID                | account=0
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | id=used
            ACCOUNT_NOT_FOUND         | account=unknown
            """;

    private static final String LIVING = ACCOUNT + "ACCOUNT_CLOSED | account.status=CLOSED\n";

    private static final String CLOSE = LIVING + """
            ACCOUNT_NOT_EMPTY         | account.holds=balance
            ACCOUNT_NOT_EMPTY         | account.holds=debitHold
            ACCOUNT_NOT_EMPTY         | account.holds=creditHold
            ACCOUNT_NOT_EMPTY         | account.holds=debitPlan
            ACCOUNT_NOT_EMPTY         | account.holds=creditPlan
            """;

    private static final String ASSET = """
            INVALID_FIELD             | asset=lower
            INVALID_FIELD             | scale=39
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | scale=3
            """;

    private static final String OPEN = """
            INVALID_ID                | id=0
            INVALID_FIELD             | asset=lower
            INVALID_FIELD             | actor=unreadable
            METADATA_TOO_LONG         | metadata=4097
            TIMESTAMP_NOT_INCREASING  | at=last
            ID_REUSED                 | account=open
            ASSET_NOT_FOUND           | asset=XYZ
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
    Stream<DynamicTest> updateAccount() {
        return rows(EventKind.UPDATE_ACCOUNT, LIVING + "VERSION_MISMATCH | version=other\n", (setup, account) -> {
            UpdateAccount.Builder builder = UpdateAccount.builder(setup.id(), account);
            if (setup.is("version", "other")) {
                builder.expectedVersion(99);
            }
            return builder.build();
        });
    }

    @TestFactory
    Stream<DynamicTest> blockAccount() {
        return rows(
                EventKind.BLOCK_ACCOUNT,
                LIVING,
                (setup, account) -> BlockAccount.of(setup.id(), account, BlockedSide.BOTH));
    }

    @TestFactory
    Stream<DynamicTest> unblockAccount() {
        return rows(
                EventKind.UNBLOCK_ACCOUNT,
                LIVING,
                (setup, account) -> UnblockAccount.of(setup.id(), account, BlockedSide.DEBITS));
    }

    @TestFactory
    Stream<DynamicTest> closeAccount() {
        return rows(EventKind.CLOSE_ACCOUNT, CLOSE, (setup, account) -> CloseAccount.of(setup.id(), account));
    }

    @TestFactory
    Stream<DynamicTest> reopenAccount() {
        return rows(EventKind.REOPEN_ACCOUNT, ACCOUNT, (setup, account) -> ReopenAccount.of(setup.id(), account));
    }

    @TestFactory
    Stream<DynamicTest> closePeriod() {
        String table = ACCOUNT.replaceAll(".*account=.*\n", "");
        return rows(
                EventKind.CLOSE_PERIOD,
                table,
                (setup, account) -> ClosePeriod.builder(setup.id(), Setup.CLOSED_DAY)
                        .book(setup.book())
                        .build());
    }

    @TestFactory
    Stream<DynamicTest> registerAsset() {
        return new Precedence(ledgers, EventKind.REGISTER_ASSET, AdministrationPrecedenceTest::registered).rows(ASSET);
    }

    private static Receipt registered(Setup setup) {
        String code = setup.is("asset", "lower") ? "eur" : "EUR";
        int scale = Integer.parseInt(setup.fact("scale", "2"));
        return ledgers.apply(setup.attributed(RegisterAsset.of(code, scale)));
    }

    @TestFactory
    Stream<DynamicTest> openAccount() {
        return new Precedence(ledgers, EventKind.OPEN_ACCOUNT, AdministrationPrecedenceTest::opened).rows(OPEN);
    }

    private static Receipt opened(Setup setup) {
        Id id = setup.is("id", "0") ? Id.ZERO : setup.is("account", "open") ? setup.account("plain") : setup.newId();
        String code = setup.is("asset", "lower") ? "eur" : setup.fact("asset", "EUR");
        OpenAccount command = OpenAccount.of(id, code, AccountCategory.EXPENSE);
        return ledgers.apply(setup.attributed(command));
    }

    private static Stream<DynamicTest> rows(EventKind kind, String table, BiFunction<Setup, Id, Command> command) {
        return new Precedence(ledgers, kind, setup -> {
                    Id account = setup.account("account");
                    if (account.isValid() && !account.equals(setup.unknownId())) {
                        use(setup, account);
                        setup.status(AccountStatus.valueOf(setup.fact("account.status", "OPEN")), account);
                    }
                    return ledgers.apply(setup.attributed(command.apply(setup, account)));
                })
                .rows(table);
    }

    /** Leaves something on an account that keeps it from being closed; a closed one was emptied again. */
    private static void use(Setup setup, Id account) {
        Id helper = setup.helperOf(account);
        Amount one = Amount.of(1);
        Command command = switch (setup.fact("account.holds", "nothing")) {
            case "balance" -> Transfer.of(setup.newId(), helper, account, one);
            case "debitHold" -> PlaceHold.of(setup.newId(), account, helper, one);
            case "creditHold" -> PlaceHold.of(setup.newId(), helper, account, one);
            case "debitPlan" -> ScheduleTransfer.of(setup.newId(), account, helper, one, Long.MAX_VALUE);
            case "creditPlan" -> ScheduleTransfer.of(setup.newId(), helper, account, one, Long.MAX_VALUE);
            default -> ReopenAccount.of(setup.newId(), account);
        };
        boolean contradiction = setup.is("account.status", "CLOSED");
        ledgers.accepted(contradiction ? ReopenAccount.of(setup.newId(), account) : command);
    }
}
