package io.daybook.ledger.core.rules;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.core.history.FieldChanger;
import io.daybook.ledger.core.model.ModelAccount;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Makes the facts of one row true, on accounts and in a book of its own. */
final class Setup {
    static final LocalDate CLOSED_DAY = LocalDate.of(2026, 1, 10);
    static final BigInteger NEARLY_FULL = BigInteger.TWO.pow(128).subtract(BigInteger.valueOf(50));
    private static final Id UNKNOWN = Id.of(4_000_000_000L);
    private static int lastNumber;

    final BothLedgers ledgers;
    private final Map<String, String> facts;
    private final int book = ++lastNumber;

    Setup(BothLedgers ledgers, Map<String, String> facts) {
        this.ledgers = ledgers;
        this.facts = facts;
    }

    int book() {
        return book;
    }

    String fact(String name, String otherwise) {
        return facts.getOrDefault(name, otherwise);
    }

    boolean is(String name, String value) {
        return value.equals(facts.get(name));
    }

    Id newId() {
        return Id.of(++lastNumber);
    }

    Id unknownId() {
        return UNKNOWN;
    }

    // Accounts.

    /** The account in a role, as the facts about it say; statuses and lowered limits come later. */
    Id account(String role) {
        if (is(role, "unknown")) {
            return UNKNOWN;
        } else if (is(role, "0")) {
            return Id.ZERO;
        }
        Id account = newId();
        OpenAccount.Builder builder = OpenAccount.builder(
                        account,
                        fact(role + ".asset", "EUR"),
                        AccountCategory.valueOf(fact(role + ".category", "LIABILITY")))
                .book(is(role + ".book", "other") ? -book : book)
                .overdraftLimit(Limit.UNLIMITED);
        ledgers.accepted(builder.build());
        return account;
    }

    /** Brings the posted debits and credits to nearly 2^128. */
    private void fill(Id account) {
        Id helper = helperOf(account);
        BigInteger debits = NEARLY_FULL.subtract(total(account, true));
        BigInteger credits = NEARLY_FULL.subtract(total(account, false));
        ledgers.accepted(Transfer.of(newId(), account, helper, Amount.of(debits)));
        ledgers.accepted(Transfer.of(newId(), helper, account, Amount.of(credits)));
    }

    private BigInteger total(Id account, boolean debits) {
        AccountBalances balances = ledgers.engine().ledger().balances(account).orElseThrow();
        return (debits ? balances.debitsPosted() : balances.creditsPosted()).toBigInteger();
    }

    Id helperOf(Id account) {
        ModelAccount known = find(account);
        Id helper = newId();
        ledgers.accepted(OpenAccount.builder(helper, known.asset().code(), AccountCategory.EQUITY)
                .book(known.book())
                .build());
        return helper;
    }

    ModelAccount find(Id account) {
        return ledgers.model().accounts().stream()
                .filter(known -> known.id().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** Full totals, limits that are lowered, and then statuses, of the accounts in both roles. */
    void conclude(Id debit, Id credit) {
        conclude("debit", debit);
        if (!debit.equals(credit)) {
            conclude("credit", credit);
        }
        if (is("period", "closed")) {
            ledgers.accepted(ClosePeriod.builder(newId(), CLOSED_DAY).book(book).build());
        }
    }

    private void conclude(String role, Id account) {
        if (account.equals(UNKNOWN) || !account.isValid()) {
            return;
        }
        if (is(role + ".posted", "full")) {
            fill(account);
        }
        limit(role, account);
        status(AccountStatus.valueOf(fact(role + ".status", "OPEN")), account);
    }

    private void limit(String role, Id account) {
        UpdateAccount.Builder update = UpdateAccount.builder(newId(), account);
        limit(role + ".overdraft").ifPresent(update::overdraftLimit);
        limit(role + ".maximum").ifPresent(update::maximumBalance);
        ledgers.accepted(update.build());
    }

    private Optional<Limit> limit(String fact) {
        return Optional.ofNullable(facts.get(fact)).map(Long::parseLong).map(Limit::of);
    }

    void status(AccountStatus status, Id account) {
        switch (status) {
            case OPEN -> {}
            case DEBITS_BLOCKED -> ledgers.accepted(BlockAccount.of(newId(), account, BlockedSide.DEBITS));
            case CREDITS_BLOCKED -> ledgers.accepted(BlockAccount.of(newId(), account, BlockedSide.CREDITS));
            case FROZEN -> ledgers.accepted(BlockAccount.of(newId(), account, BlockedSide.BOTH));
            case CLOSED -> close(account);
        }
    }

    private void close(Id account) {
        level(account);
        ledgers.accepted(CloseAccount.of(newId(), account));
    }

    /** Brings the posted balance to zero. */
    void level(Id account) {
        BigInteger posted = find(account).posted();
        if (posted.signum() != 0) {
            Id helper = helperOf(account);
            boolean credit = find(account).isRaisedBy(Side.CREDIT) == posted.signum() < 0;
            ledgers.accepted(Transfer.builder(
                            newId(), credit ? helper : account, credit ? account : helper, Amount.of(posted.abs()))
                    .overrideLimits(true)
                    .build());
        }
    }

    // Parts of the command.

    /** The command's own id: new, invalid, or decided before by another command. */
    Id id() {
        Id id = is("id", "0") ? Id.ZERO : newId();
        if (is("id", "used")) {
            ledgers.accepted(
                    ClosePeriod.builder(id, LocalDate.of(1, 1, 1)).book(book).build());
        }
        return id;
    }

    Amount amount(long otherwise) {
        return Amount.of(Long.parseLong(fact("amount", Long.toString(otherwise))));
    }

    LocalDate date() {
        return is("period", "closed") ? CLOSED_DAY : CLOSED_DAY.plusDays(1);
    }

    List<ExpectedVersion> versions(Id account) {
        return is("version", "other") ? List.of(new ExpectedVersion(account, 99)) : List.of();
    }

    List<Condition> conditions(Id account) {
        List<Condition> conditions = new ArrayList<>();
        if (is("condition", "unmet")) {
            conditions.add(Condition.of(account, BalanceKind.POSTED, Comparison.EQUAL_TO, BigInteger.valueOf(77)));
        }
        if (is("conditionOn", "unknown")) {
            conditions.add(Condition.of(UNKNOWN, BalanceKind.POSTED, Comparison.AT_LEAST, BigInteger.ZERO));
        }
        return conditions;
    }

    /** What any command can have: metadata, a field that could not be read, a time. */
    Command attributed(Command command) {
        Function<Command, Command> metadata =
                given -> is("metadata", "4097") ? FieldChanger.metadata(given, Metadata.of(new byte[4097])) : given;
        Function<Command, Command> field =
                given -> is("actor", "unreadable") ? FieldChanger.invalid(given, Field.ACTOR) : given;
        Command complete = metadata.andThen(field).apply(command);
        long atNs = is("at", "last") ? ledgers.model().lastCommandNs() : ledgers.nextNs();
        return FieldChanger.at(complete, OptionalLong.of(atNs));
    }
}
