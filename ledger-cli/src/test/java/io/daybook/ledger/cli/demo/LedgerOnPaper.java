package io.daybook.ledger.cli.demo;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Durability;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.EventListener;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * A ledger of maps that knows assets, accounts and transfers, and can be made to err, so that it can be shown that the
 * demo notices. What is open stays in the object: closing and opening again is handing it out again.
 */
class LedgerOnPaper implements Ledger {
    private static final Asset CZK = new Asset("CZK", 2, 1);

    private final Map<Object, Receipt> decided = new HashMap<>();
    private final Map<Id, AccountView> accounts = new LinkedHashMap<>();
    private long sequence;
    private long timeNs;

    /** How much a transfer really moves. */
    protected Amount moved(Transfer transfer) {
        return transfer.amount();
    }

    /** Whether a retry of a command is decided again, which it must never be. */
    protected boolean forgets(Command command) {
        return false;
    }

    @Override
    public Receipt execute(Command command) {
        Object key = key(command);
        Receipt first = decided.get(key);
        if (first != null && !forgets(command)) {
            return receipt(first, true);
        }
        sequence++;
        timeNs = attributesTime(command);
        Receipt receipt = decide(command);
        decided.put(key, receipt);
        return receipt;
    }

    private static Object key(Command command) {
        if (command instanceof Transfer transfer) {
            return transfer.id();
        }
        return command instanceof OpenAccount open ? "account " + open.id() : "asset";
    }

    private static long attributesTime(Command command) {
        if (command instanceof Transfer transfer) {
            return transfer.attributes().timestampNs().orElseThrow();
        }
        if (command instanceof OpenAccount open) {
            return open.attributes().timestampNs().orElseThrow();
        }
        return ((RegisterAsset) command).attributes().timestampNs().orElseThrow();
    }

    private Receipt decide(Command command) {
        List<AccountBalances> touched = new ArrayList<>();
        if (command instanceof OpenAccount open) {
            AccountBalances balances = new AccountBalances(
                    open.id(),
                    open.category(),
                    AccountStatus.OPEN,
                    open.overdraftLimit(),
                    0,
                    Amount.ZERO,
                    Amount.ZERO,
                    Amount.ZERO,
                    Amount.ZERO);
            put(new AccountView(
                    balances,
                    open.book(),
                    CZK,
                    open.maximumBalance(),
                    open.attributes().code(),
                    Optional.empty(),
                    open.attributes().metadata(),
                    timeNs));
            touched.add(balances);
        } else if (command instanceof Transfer transfer) {
            touched.add(post(transfer.debit(), moved(transfer), Amount.ZERO));
            touched.add(post(transfer.credit(), Amount.ZERO, moved(transfer)));
        }
        return receipt(command.kind(), touched);
    }

    private void put(AccountView view) {
        accounts.put(view.id(), view);
    }

    private AccountBalances post(Id id, Amount debit, Amount credit) {
        AccountView view = accounts.get(id);
        AccountBalances was = view.balances();
        AccountBalances is = new AccountBalances(
                id,
                was.category(),
                was.status(),
                was.overdraftLimit(),
                was.version() + 1,
                was.debitsPosted().plus(debit),
                was.creditsPosted().plus(credit),
                Amount.ZERO,
                Amount.ZERO);
        put(new AccountView(
                is,
                view.book(),
                CZK,
                view.maximumBalance(),
                view.code(),
                view.reference(),
                view.metadata(),
                view.openedAtNs()));
        return is;
    }

    private Receipt receipt(EventKind kind, List<AccountBalances> touched) {
        return new Receipt(
                kind,
                Id.ZERO,
                OptionalLong.of(sequence),
                OptionalLong.of(timeNs),
                Outcome.ACCEPTED,
                "",
                false,
                Optional.empty(),
                OptionalLong.empty(),
                touched,
                Optional.empty(),
                List.of(),
                Durability.MEMORY);
    }

    private static Receipt receipt(Receipt first, boolean replayed) {
        return new Receipt(
                first.kind(),
                first.id(),
                first.sequence(),
                first.timestampNs(),
                first.outcome(),
                first.detail(),
                replayed,
                first.amount(),
                first.assetNumber(),
                first.accounts(),
                first.hold(),
                first.members(),
                first.durability());
    }

    @Override
    public CommandBatch newBatch(int maxCommands) {
        return new BatchOnPaper(this, maxCommands);
    }

    @Override
    public void submit(CommandBatch batch) {
        ((BatchOnPaper) batch).decide();
    }

    @Override
    public BalanceSnapshot snapshot() {
        return new BalanceSnapshot(sequence, timeNs, List.copyOf(accounts.values()));
    }

    @Override
    public long durableSequence() {
        return sequence;
    }

    @Override
    public long ledgerTimeNs() {
        return timeNs;
    }

    @Override
    public StateHash stateHash() {
        return new StateHash(sequence, Integer.toHexString(accounts.hashCode()));
    }

    @Override
    public Durability durability() {
        return Durability.MEMORY;
    }

    @Override
    public void close() {
        // What it holds is handed out again by the next open.
    }

    @Override
    public CompletionStage<Receipt> submit(Command command) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public Receipt simulate(Command command) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public List<Receipt> advanceTo(long timestampNs) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public Optional<AccountBalances> balances(Id account) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public Optional<AccountView> account(Id account) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public BalanceSnapshot snapshot(Collection<Id> wanted) {
        throw new AssertionError("the demo has no use for this");
    }

    @Override
    public List<Asset> assets() {
        return List.of(CZK);
    }

    @Override
    public Subscription subscribe(long fromSequence, EventListener listener) {
        throw new AssertionError("the demo has no use for this");
    }
}
