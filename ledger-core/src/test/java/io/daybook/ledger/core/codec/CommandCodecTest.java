package io.daybook.ledger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded is decoded the same, and equal content has an equal digest. */
class CommandCodecTest {
    private static final Id ID = new Id(0x1111_2222_3333_4444L, 0x5555_6666_7777_8888L);
    private static final Id OTHER = new Id(-2, 7);
    private static final Amount AMOUNT = new Amount(1, -1);

    private final CommandEncoder encoder = new CommandEncoder();
    private final CommandDecoder decoder = new CommandDecoder();

    static Stream<Command> commands() {
        return Stream.concat(aboutAssetsAndAccounts(), aboutMoney());
    }

    private static Stream<Command> aboutAssetsAndAccounts() {
        return Stream.of(
                RegisterAsset.of("EUR", 2),
                RegisterAsset.builder("A.B_C/D-01234567", 38).code(-1).actor(-5).build(),
                OpenAccount.of(ID, "EUR", AccountCategory.LIABILITY),
                OpenAccount.builder(ID, "X", AccountCategory.EXPENSE)
                        .book(-7)
                        .overdraftLimit(Limit.of(Amount.MAX))
                        .maximumBalance(Limit.of(5))
                        .reference(OTHER)
                        .metadata(Metadata.of("seven b"))
                        .build(),
                UpdateAccount.of(ID, OTHER),
                UpdateAccount.builder(ID, OTHER)
                        .overdraftLimit(Limit.UNLIMITED)
                        .maximumBalance(Limit.of(9))
                        .newCode(3)
                        .newReference(ID)
                        .newMetadata(Metadata.of(new byte[4096]))
                        .expectedVersion(12)
                        .metadata(Metadata.of("why"))
                        .build(),
                BlockAccount.of(ID, OTHER, BlockedSide.BOTH),
                UnblockAccount.of(ID, OTHER, BlockedSide.CREDITS),
                CloseAccount.builder(ID, OTHER).at(99).build(),
                ReopenAccount.of(ID, OTHER));
    }

    private static Stream<Command> aboutMoney() {
        return Stream.of(
                Transfer.of(ID, OTHER, ID, AMOUNT),
                guardedTransfer(),
                Transaction.builder(ID, List.of(Posting.debit(OTHER, AMOUNT), Posting.credit(ID, AMOUNT)))
                        .overrideLimits(true)
                        .effectiveDate(LocalDate.of(9999, 12, 31))
                        .expectedVersions(List.of(new ExpectedVersion(OTHER, 3), new ExpectedVersion(ID, 0)))
                        .metadata(Metadata.of("eight by"))
                        .build(),
                PlaceHold.builder(ID, OTHER, ID, AMOUNT)
                        .timeToLiveSeconds(0xFFFF_FFFFL)
                        .balancing(Balancing.CREDIT)
                        .build(),
                CaptureHold.of(ID, OTHER),
                CaptureHold.builder(ID, OTHER)
                        .amount(AMOUNT)
                        .finalCapture(false)
                        .build(),
                AdjustHold.builder(ID, OTHER, AMOUNT).timeToLiveSeconds(1).build(),
                ReleaseHold.of(ID, OTHER),
                Reverse.builder(ID, OTHER).amount(AMOUNT).overrideLimits(true).build(),
                ScheduleTransfer.of(ID, OTHER, ID, AMOUNT, Long.MAX_VALUE),
                CancelScheduled.of(ID, OTHER),
                ClosePeriod.builder(ID, LocalDate.of(1, 1, 1)).book(4).build(),
                Group.builder(ID, List.of(guardedTransfer(), ReleaseHold.of(OTHER, ID)))
                        .metadata(Metadata.of("m"))
                        .build());
    }

    private static Transfer guardedTransfer() {
        return Transfer.builder(OTHER, OTHER, ID, AMOUNT)
                .effectiveDate(LocalDate.of(1, 1, 1))
                .balancing(Balancing.BOTH)
                .expectedVersions(List.of(new ExpectedVersion(ID, -1)))
                .conditions(List.of(Condition.of(
                        ID,
                        BalanceKind.AVAILABLE,
                        Comparison.LESS_THAN,
                        BigInteger.ONE.shiftLeft(127).negate())))
                .reference(Id.ZERO)
                .code(77)
                .actor(8)
                .metadata(Metadata.of(new byte[] {1, 2, 3}))
                .build();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldDecodeWhatItEncoded(Command command) {
        ExpandableDirectByteBuffer buffer = new ExpandableDirectByteBuffer(64);
        int length = encoder.encode(command, buffer, 8);
        assertEquals(0, length % 8);
        assertEquals(length, buffer.getInt(8 + RecordLayout.LENGTH));
        assertEquals(command, decoder.decode(buffer, 8));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldDigestContentAndNothingElse(Command command) {
        ExpandableDirectByteBuffer clean = new ExpandableDirectByteBuffer(64);
        ExpandableDirectByteBuffer dirty = new ExpandableDirectByteBuffer(64);
        dirty.setMemory(0, 16384, (byte) 0x5A);
        encoder.encode(command, clean, 0);
        encoder.encode(command, dirty, 0);
        assertEquals(digest(clean), digest(dirty));
        dirty.putLong(RecordLayout.TIMESTAMP, 5);
        assertEquals(digest(clean), digest(dirty));
        dirty.putLong(RecordLayout.ID + 8, 5);
        assertNotEquals(digest(clean), digest(dirty));
    }

    @Test
    void shouldMarkWhatCannotBeCarried() {
        assertInvalid(Field.ASSET, RegisterAsset.of("eur", 2));
        assertInvalid(Field.ASSET, RegisterAsset.of("", 39));
        assertInvalid(Field.SCALE, RegisterAsset.of("EUR", 39));
        assertInvalid(Field.SCALE, RegisterAsset.of("EUR", -1));
        assertInvalid(
                Field.TIME_TO_LIVE_SECONDS,
                AdjustHold.builder(ID, OTHER, AMOUNT).timeToLiveSeconds(0).build());
        assertInvalid(Field.THROUGH, ClosePeriod.of(ID, LocalDate.of(10_000, 1, 1)));
        assertInvalid(Field.DUE_AT, ScheduleTransfer.of(ID, OTHER, ID, AMOUNT, -1));
        assertInvalid(Field.AT, ReleaseHold.builder(ID, OTHER).at(-1).build());
    }

    private void assertInvalid(Field field, Command command) {
        ExpandableDirectByteBuffer buffer = new ExpandableDirectByteBuffer(64);
        encoder.encode(command, buffer, 0);
        assertEquals(field, Field.of(buffer.getByte(RecordLayout.INVALID_FIELD)));
    }

    private static long digest(DirectBuffer buffer) {
        return ContentDigest.of(new CommandView().wrap(buffer, 0));
    }
}
