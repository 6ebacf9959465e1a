package io.daybook.ledger.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.core.history.EngineUnderTest;
import io.daybook.ledger.core.history.FieldChanger;
import io.daybook.ledger.core.history.LedgerUnderTest;
import io.daybook.ledger.core.model.ModelLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest commands there are, and those that are larger by one: by each door, and after a replay. */
class LargestCommandsTest {
    private static final int MOST = 8190;
    private static final Id CASH = Id.of(1);
    private static final Id ANNA = Id.of(2);

    private enum Door {
        RECORD,
        BATCH,
        SIMULATION
    }

    private record Row(Command command, Outcome answer) {}

    private static List<Row> rows() {
        return List.of(
                new Row(RegisterAsset.of("EUR", 2), Outcome.ACCEPTED),
                new Row(OpenAccount.of(CASH, "EUR", AccountCategory.ASSET), Outcome.ACCEPTED),
                new Row(OpenAccount.of(ANNA, "EUR", AccountCategory.LIABILITY), Outcome.ACCEPTED),
                new Row(manyAccounts(10_000), Outcome.ACCEPTED),
                new Row(transaction(1, MOST), Outcome.ACCEPTED),
                new Row(transaction(2, MOST + 1), Outcome.TOO_MANY_POSTINGS),
                new Row(Transaction.of(Id.of(3), spread()), Outcome.ACCEPTED),
                new Row(group(20_000, MOST, Metadata.EMPTY), Outcome.ACCEPTED),
                new Row(group(30_000, MOST + 1, Metadata.EMPTY), Outcome.GROUP_TOO_LONG),
                new Row(group(40_000, 1500, longest(0)), Outcome.ACCEPTED),
                new Row(group(60_000, 2, longest(1)), Outcome.GROUP_FAILED),
                new Row(transfer(4, longest(0)), Outcome.ACCEPTED),
                new Row(transfer(5, longest(1)), Outcome.METADATA_TOO_LONG),
                new Row(newMetadata(6, longest(0)), Outcome.ACCEPTED),
                new Row(newMetadata(7, longest(1)), Outcome.METADATA_TOO_LONG));
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void shouldTakeTheLargestAndNothingLarger(Door door) {
        ModelLedger model = new ModelLedger();
        try (LedgerUnderTest subject = EngineUnderTest.open()) {
            long nowNs = 0;
            for (Row row : rows()) {
                nowNs++;
                Command command = FieldChanger.at(row.command, OptionalLong.of(nowNs));
                if (door == Door.SIMULATION) {
                    assertEquals(model.simulate(command), subject.ledger().simulate(command));
                }
                Receipt expected = model.apply(command);
                assertEquals(row.answer, expected.outcome(), command.kind()::toString);
                assertEquals(expected, give(subject.ledger(), command, door));
            }
            assertEquals(model.accountViews(), subject.ledger().snapshot().accounts());
            subject.reopen();
            assertEquals(model.accountViews(), subject.ledger().snapshot().accounts());
        }
    }

    /** In bytes: the model knows no records. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void shouldRejectAGroupThatNoRecordHolds(Door door) {
        try (LedgerUnderTest subject = EngineUnderTest.open()) {
            Command group = FieldChanger.at(group(50_000, MOST, longest(0)), OptionalLong.of(1));
            Receipt receipt = give(subject.ledger(), group, door);
            assertEquals(Outcome.GROUP_TOO_LONG, receipt.outcome());
            assertEquals(OptionalLong.empty(), receipt.sequence());
        }
    }

    private static Receipt give(Ledger ledger, Command command, Door door) {
        if (door != Door.BATCH) {
            return ledger.execute(command);
        }
        CommandBatch batch = ledger.newBatch(1);
        batch.add(command);
        ledger.execute(batch);
        return batch.receipt(0);
    }

    private static Command transaction(long id, int postings) {
        return Transaction.of(
                Id.of(id),
                IntStream.range(0, postings)
                        .mapToObj(i ->
                                i % 2 == 0 ? Posting.debit(CASH, Amount.of(i + 1)) : Posting.credit(ANNA, Amount.of(i)))
                        .toList());
    }

    private static Command manyAccounts(int first) {
        return Group.of(
                Id.of(first),
                IntStream.range(0, MOST)
                        .mapToObj(i -> (Command) OpenAccount.of(Id.of(first + i), "EUR", AccountCategory.LIABILITY))
                        .toList());
    }

    /** One posting on each of 8,190 accounts. */
    private static List<Posting> spread() {
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < MOST - 1; i++) {
            postings.add(Posting.credit(Id.of(10_000 + i), Amount.of(1)));
        }
        postings.add(Posting.debit(CASH, Amount.of(MOST - 1)));
        return postings;
    }

    private static Command group(int first, int members, Metadata metadata) {
        return Group.of(
                Id.of(first),
                IntStream.rangeClosed(1, members)
                        .mapToObj(i -> transfer(first + i, metadata))
                        .toList());
    }

    private static Command transfer(long id, Metadata metadata) {
        return Transfer.builder(Id.of(id), CASH, ANNA, Amount.of(1))
                .metadata(metadata)
                .build();
    }

    private static Command newMetadata(long id, Metadata metadata) {
        return UpdateAccount.builder(Id.of(id), ANNA).newMetadata(metadata).build();
    }

    private static Metadata longest(int more) {
        return Metadata.of(new byte[Metadata.MAX_LENGTH + more]);
    }
}
