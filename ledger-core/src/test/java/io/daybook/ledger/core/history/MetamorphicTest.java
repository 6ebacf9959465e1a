package io.daybook.ledger.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.model.ModelLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold between two runs of the ledger, whatever the commands are. */
class MetamorphicTest {
    private static final long START_NS = 1_767_225_600_000_000_000L;
    private static final int ACCOUNTS = 5;
    private static final Id FIRST = Id.of(1_000);

    private long nowNs = START_NS;

    @Property(tries = 10)
    void shouldNotMatterInWhichOrderIndependentTransfersCome(@ForAll long seed) {
        List<Transfer> transfers = transfers(new Dice(seed));
        List<Transfer> shuffled = new ArrayList<>(transfers);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(totals(List.copyOf(transfers)), totals(List.copyOf(shuffled)));
    }

    @Property(tries = 10)
    void shouldPostATransactionAsAGroupOfItsTransfers(@ForAll long seed) {
        List<Transfer> transfers = transfers(new Dice(seed));
        List<Posting> postings = transfers.stream()
                .flatMap(one ->
                        Stream.of(Posting.debit(one.debit(), one.amount()), Posting.credit(one.credit(), one.amount())))
                .toList();
        Command transaction = Transaction.of(FIRST, postings);
        Command group = Group.of(FIRST, List.copyOf(transfers));
        assertEquals(totals(List.of(transaction)), totals(List.of(group)));
    }

    @Property(tries = 10)
    void shouldRestoreEveryBalanceByReversingAllInFull(@ForAll long seed) {
        List<Transfer> transfers = transfers(new Dice(seed));
        try (LedgerUnderTest subject = withAccounts()) {
            transfers.forEach(one -> accepted(subject.ledger(), one));
            List<BigInteger> before = posted(subject.ledger());
            List<Transfer> more = transfers.stream()
                    .map(one -> Transfer.of(plus(one.id(), 50_000), one.debit(), one.credit(), one.amount()))
                    .toList();
            more.forEach(one -> accepted(subject.ledger(), one));
            more.forEach(one -> accepted(subject.ledger(), Reverse.of(plus(one.id(), 50_000), one.id())));
            assertEquals(before, posted(subject.ledger()));
        }
    }

    @Property(tries = 8)
    void shouldDecideABatchAsItsCommandsOneByOne(@ForAll long seed) {
        List<Command> commands = commands(seed, 300);
        try (LedgerUnderTest one = EngineUnderTest.open();
                LedgerUnderTest many = EngineUnderTest.open()) {
            List<Receipt> receipts =
                    commands.stream().map(one.ledger()::execute).toList();
            CommandBatch batch = many.ledger().newBatch(commands.size());
            commands.forEach(batch::add);
            many.ledger().execute(batch);
            for (int i = 0; i < receipts.size(); i++) {
                assertEquals(receipts.get(i), batch.receipt(i));
            }
            assertEquals(one.ledger().stateHash(), many.ledger().stateHash());
        }
    }

    @Property(tries = 4)
    void shouldChangeNothingBySimulatingAndAnswerAsWhenAskedInEarnest(@ForAll long seed) {
        List<Command> commands = commands(seed, 150);
        try (LedgerUnderTest plain = EngineUnderTest.open();
                LedgerUnderTest subject = EngineUnderTest.open()) {
            for (Command command : commands) {
                Ledger ledger = subject.ledger();
                StateHash before = ledger.stateHash();
                Receipt simulated = ledger.simulate(command);
                assertEquals(before, ledger.stateHash());
                Receipt receipt = ledger.execute(command);
                assertEquals(plain.ledger().execute(command), receipt);
                boolean untimed = command.attributes().timestampNs().isEmpty();
                if (!untimed) {
                    assertEquals(receipt.outcome(), simulated.outcome());
                    assertEquals(receipt.accounts(), simulated.accounts());
                    assertEquals(receipt.hold(), simulated.hold());
                    assertEquals(receipt.timestampNs(), simulated.timestampNs());
                }
            }
            subject.reopen();
            assertEquals(plain.ledger().stateHash(), subject.ledger().stateHash());
        }
    }

    private static List<Command> commands(long seed, int count) {
        ModelLedger model = new ModelLedger();
        HistoryGenerator generator = new HistoryGenerator(seed, model);
        List<Command> commands = new ArrayList<>();
        while (commands.size() < count) {
            if (generator.next() instanceof Step.Apply apply) {
                generator.applied(apply.command(), model.apply(apply.command()));
                commands.add(apply.command());
            }
        }
        return commands;
    }

    private static List<Transfer> transfers(Dice dice) {
        List<Transfer> transfers = new ArrayList<>();
        int count = 1 + dice.below(40);
        for (int i = 1; i <= count; i++) {
            int debit = 1 + dice.below(ACCOUNTS);
            int credit = 1 + (debit + dice.below(ACCOUNTS - 1)) % ACCOUNTS;
            Amount amount =
                    Amount.of(dice.pick(Numbers.BOUNDARIES).shiftRight(10).max(BigInteger.ONE));
            transfers.add(Transfer.of(plus(FIRST, i), Id.of(debit), Id.of(credit), amount));
        }
        return transfers;
    }

    private static Id plus(Id id, long more) {
        return Id.of(id.toLong() + more);
    }

    /** Posted debits and credits after the commands, without versions. */
    private List<List<Amount>> totals(List<Command> commands) {
        try (LedgerUnderTest subject = withAccounts()) {
            commands.forEach(command -> accepted(subject.ledger(), command));
            return subject.ledger().snapshot().accounts().stream()
                    .map(account -> List.of(
                            account.balances().debitsPosted(),
                            account.balances().creditsPosted(),
                            account.balances().debitsPending(),
                            account.balances().creditsPending()))
                    .toList();
        }
    }

    private static List<BigInteger> posted(Ledger ledger) {
        return ledger.snapshot().accounts().stream()
                .map(account -> account.balances().posted())
                .toList();
    }

    private LedgerUnderTest withAccounts() {
        LedgerUnderTest subject = EngineUnderTest.open();
        accepted(subject.ledger(), RegisterAsset.of("EUR", 2));
        for (int i = 1; i <= ACCOUNTS; i++) {
            AccountCategory category = AccountCategory.of(i - 1);
            OpenAccount.Builder builder = OpenAccount.builder(Id.of(i), "EUR", category);
            accepted(subject.ledger(), builder.overdraftLimit(Limit.UNLIMITED).build());
        }
        return subject;
    }

    private void accepted(Ledger ledger, Command command) {
        Receipt receipt = ledger.execute(FieldChanger.at(command, OptionalLong.of(nowNs++)));
        assertEquals("ACCEPTED", receipt.outcome().name(), receipt::toString);
    }
}
