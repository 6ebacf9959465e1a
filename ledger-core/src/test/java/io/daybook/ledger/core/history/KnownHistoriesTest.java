package io.daybook.ledger.core.history;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Short histories in which the ledger was once wrong, as the shrinker left them. */
class KnownHistoriesTest {
    private static final Id ONE = Id.of(1);
    private static final Id TWO = Id.of(2);
    private static final Amount AMOUNT = Amount.of(7);

    /** It read the retried member's record in the place of the group's, and went on decoding there. */
    @Test
    void shouldAnswerAGroupAgainOfWhichAMemberWasARetryItself() {
        PlaceHold hold = PlaceHold.of(Id.of(81), ONE, TWO, AMOUNT);
        Group group = Group.of(Id.of(85), List.of(hold));
        Group mixed = Group.of(Id.of(86), List.of(CloseAccount.of(Id.of(87), ONE), hold));
        play(apply(hold), apply(group), apply(group), apply(mixed), apply(mixed));
    }

    /** It took the link to the first decision for an asset's number, and showed the asset twice. */
    @Test
    void shouldNotRegisterAnAssetAgainByAMemberThatIsARetry() {
        RegisterAsset asset = RegisterAsset.of("EUR", 2);
        play(
                apply(CloseAccount.of(Id.of(9), ONE)),
                apply(asset),
                apply(Group.of(Id.of(4), List.of(asset, asset))),
                apply(RegisterAsset.of("USD", 2)),
                apply(OpenAccount.of(ONE, "USD", AccountCategory.LIABILITY)));
    }

    /** It journalled what was only simulated. */
    @Test
    void shouldNotJournalASimulation() {
        Transfer transfer = Transfer.of(Id.of(13), ONE, TWO, AMOUNT);
        play(new Step.Simulate(transfer), apply(transfer), new Step.Simulate(transfer), new Step.Reopen());
    }

    /** The time to live went over the end of time, and the hold expired at once. */
    @Test
    void shouldNeverExpireAHoldThatWouldOutliveTime() {
        long lateNs = Long.MAX_VALUE - 1_000_000_000L;
        PlaceHold hold = PlaceHold.builder(Id.of(5), ONE, TWO, AMOUNT)
                .timeToLiveSeconds(2)
                .at(lateNs)
                .build();
        play(
                apply(RegisterAsset.of("EUR", 2)),
                apply(OpenAccount.of(ONE, "EUR", AccountCategory.ASSET)),
                apply(OpenAccount.of(TWO, "EUR", AccountCategory.ASSET)),
                new Step.Advance(Long.MAX_VALUE),
                new Step.Apply(hold),
                new Step.Advance(Long.MAX_VALUE));
    }

    /** It took the last nanosecond of time twice, and could not replay what it had journalled. */
    @Test
    void shouldLetNothingHappenAfterTheEndOfTime() {
        play(
                apply(RegisterAsset.of("EUR", 2)),
                apply(OpenAccount.of(ONE, "EUR", AccountCategory.ASSET)),
                apply(OpenAccount.of(TWO, "EUR", AccountCategory.ASSET)),
                apply(ScheduleTransfer.of(Id.of(1), ONE, TWO, AMOUNT, Long.MAX_VALUE)),
                at(Transfer.builder(Id.of(2), ONE, TWO, AMOUNT), Long.MAX_VALUE),
                new Step.Advance(Long.MAX_VALUE),
                at(Transfer.builder(Id.of(3), ONE, TWO, AMOUNT), Long.MAX_VALUE));
    }

    /** What fell due in the last two nanoseconds of time left none for the command, or for each other. */
    @Test
    void shouldRefuseACommandForWhichNoTimeIsLeft() {
        long lastButOne = Long.MAX_VALUE - 1;
        Step[] books = {
            apply(RegisterAsset.of("EUR", 2)),
            apply(OpenAccount.of(ONE, "EUR", AccountCategory.ASSET)),
            apply(OpenAccount.of(TWO, "EUR", AccountCategory.ASSET)),
            apply(ScheduleTransfer.of(Id.of(1), ONE, TWO, AMOUNT, lastButOne)),
            apply(ScheduleTransfer.of(Id.of(2), ONE, TWO, AMOUNT, lastButOne)),
            apply(ScheduleTransfer.of(Id.of(3), ONE, TWO, AMOUNT, lastButOne)),
            at(Transfer.builder(Id.of(4), ONE, TWO, AMOUNT), lastButOne),
            new Step.Advance(lastButOne),
            new Step.Simulate(Transfer.of(Id.of(5), ONE, TWO, AMOUNT)),
            at(Transfer.builder(Id.of(4), ONE, TWO, AMOUNT), Long.MAX_VALUE)
        };
        play(books);
    }

    /** Debits of exactly 2^128 looked like none, and those of a blocked account got past its status. */
    @Test
    void shouldSeeDebitsThatAddUpToNothingInTheirBits() {
        List<Posting> postings = List.of(
                Posting.debit(ONE, Amount.MAX),
                Posting.credit(TWO, Amount.MAX),
                Posting.debit(ONE, Amount.of(1)),
                Posting.credit(TWO, Amount.of(1)));
        play(
                apply(RegisterAsset.of("EUR", 2)),
                apply(OpenAccount.of(ONE, "EUR", AccountCategory.LIABILITY)),
                apply(OpenAccount.of(TWO, "EUR", AccountCategory.LIABILITY)),
                apply(Transaction.of(Id.of(1), postings)),
                apply(BlockAccount.of(Id.of(2), ONE, BlockedSide.BOTH)),
                apply(Transaction.of(Id.of(3), postings)));
    }

    /** Model and ledger disagreed: to its members a group is an accepted command, and none that can be reversed. */
    @Test
    void shouldNotReverseTheGroupThatTheReversalIsIn() {
        Id group = Id.of(10);
        play(apply(Group.of(group, List.of(Reverse.of(Id.of(17), group)))));
    }

    private static Step apply(Command command) {
        return new Step.Apply(command);
    }

    private static Step at(Transfer.Builder transfer, long atNs) {
        return new Step.Apply(transfer.at(atNs).build());
    }

    /** Commands come a second apart, unless they state their own time; by each of several ways in. */
    private static void play(Step... steps) {
        for (long doors = 1; doors <= 6; doors++) {
            try (LedgerUnderTest subject = EngineUnderTest.open()) {
                Player player = new Player(subject, doors);
                for (int i = 0; i < steps.length; i++) {
                    player.play(timed(steps[i], (i + 1) * 1_000_000_000L));
                }
                player.finish();
            }
        }
    }

    private static Step timed(Step step, long atNs) {
        boolean untimed = step instanceof Step.Apply apply
                && apply.command().attributes().timestampNs().isEmpty();
        return untimed ? new Step.Apply(FieldChanger.at(((Step.Apply) step).command(), OptionalLong.of(atNs))) : step;
    }
}
