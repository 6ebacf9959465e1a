package io.daybook.ledger.core.codec;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.Attributes;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.agrona.DirectBuffer;

/** Turns the bytes of a command back into a command of the API. Not safe for use by several threads. */
public final class CommandDecoder {
    private static final BlockedSide[] BLOCKED_SIDES = BlockedSide.values();
    private static final BalanceKind[] BALANCES = BalanceKind.values();
    private static final Comparison[] COMPARISONS = Comparison.values();

    private final CommandView view = new CommandView();

    /**
     * Decodes a command.
     *
     * @param buffer holds it, alone or in a record
     * @param offset where it starts
     * @return the command, with the timestamp that stands there
     */
    public Command decode(DirectBuffer buffer, int offset) {
        view.wrap(buffer, offset);
        if (view.kind() != Kinds.GROUP) {
            return decodeOne();
        }
        Id id = id(RecordLayout.ID);
        Attributes attributes = attributes();
        int at = offset + view.membersOffset();
        int end = offset + view.length();
        List<Command> members = new ArrayList<>();
        while (at < end) {
            members.add(decode(buffer, at));
            at += buffer.getInt(at + RecordLayout.LENGTH);
        }
        return new Group(id, members, attributes);
    }

    private Command decodeOne() {
        Id id = id(RecordLayout.ID);
        Attributes attributes = attributes();
        return switch (EventKind.of(view.kind())) {
            case REGISTER_ASSET -> new RegisterAsset(asset(), view.intAt(RecordLayout.SCALE), attributes);
            case OPEN_ACCOUNT -> openAccount(id, attributes);
            case UPDATE_ACCOUNT -> updateAccount(id, attributes);
            case BLOCK_ACCOUNT -> new BlockAccount(id, target(), blockedSide(), attributes);
            case UNBLOCK_ACCOUNT -> new UnblockAccount(id, target(), blockedSide(), attributes);
            case CLOSE_ACCOUNT -> new CloseAccount(id, target(), attributes);
            case REOPEN_ACCOUNT -> new ReopenAccount(id, target(), attributes);
            case TRANSFER -> transfer(id, attributes);
            case TRANSACTION -> transaction(id, attributes);
            case PLACE_HOLD -> placeHold(id, attributes);
            case CAPTURE_HOLD -> captureHold(id, attributes);
            case ADJUST_HOLD -> adjustHold(id, attributes);
            case RELEASE_HOLD -> new ReleaseHold(id, target(), attributes);
            case REVERSE -> new Reverse(id, target(), optionalAmount(), effectiveDate(), overrides(), attributes);
            case SCHEDULE_TRANSFER -> scheduleTransfer(id, attributes);
            case CANCEL_SCHEDULED -> new CancelScheduled(id, target(), attributes);
            case CLOSE_PERIOD -> closePeriod(id, attributes);
            default -> throw new IllegalArgumentException("no command: kind=" + view.kind());
        };
    }

    private AdjustHold adjustHold(Id id, Attributes attributes) {
        return new AdjustHold(
                id, target(), amount(RecordLayout.TARGET_AMOUNT), number(RecordLayout.TIME_TO_LIVE), attributes);
    }

    private ScheduleTransfer scheduleTransfer(Id id, Attributes attributes) {
        return new ScheduleTransfer(
                id,
                id(RecordLayout.DEBIT),
                id(RecordLayout.CREDIT),
                amount(RecordLayout.AMOUNT),
                view.longAt(RecordLayout.DUE_AT),
                overrides(),
                attributes);
    }

    private ClosePeriod closePeriod(Id id, Attributes attributes) {
        LocalDate through = LocalDate.ofEpochDay(view.intAt(RecordLayout.THROUGH));
        return new ClosePeriod(id, through, view.intAt(RecordLayout.PERIOD_BOOK), attributes);
    }

    private OpenAccount openAccount(Id id, Attributes attributes) {
        return new OpenAccount(
                id,
                asset(),
                AccountCategory.of(view.byteAt(RecordLayout.CATEGORY)),
                view.intAt(RecordLayout.BOOK),
                limit(view.byteAt(RecordLayout.OVERDRAFT_UNLIMITED) != 0, RecordLayout.OVERDRAFT),
                limit(view.byteAt(RecordLayout.MAXIMUM_UNLIMITED) != 0, RecordLayout.MAXIMUM),
                attributes);
    }

    private UpdateAccount updateAccount(Id id, Attributes attributes) {
        OptionalLong code = number(RecordLayout.NEW_CODE);
        return new UpdateAccount(
                id,
                target(),
                newLimit(RecordLayout.NEW_OVERDRAFT),
                newLimit(RecordLayout.NEW_MAXIMUM),
                code.isPresent() ? OptionalInt.of((int) code.getAsLong()) : OptionalInt.empty(),
                optionalId(RecordLayout.NEW_REFERENCE),
                view.isPresent(RecordLayout.NEW_METADATA)
                        ? Optional.of(metadata(RecordLayout.NEW_METADATA))
                        : Optional.empty(),
                number(RecordLayout.EXPECTED_VERSION),
                attributes);
    }

    private Transfer transfer(Id id, Attributes attributes) {
        return new Transfer(
                id,
                id(RecordLayout.DEBIT),
                id(RecordLayout.CREDIT),
                amount(RecordLayout.AMOUNT),
                effectiveDate(),
                balancing(),
                overrides(),
                expectedVersions(),
                conditions(),
                attributes);
    }

    private Transaction transaction(Id id, Attributes attributes) {
        List<Posting> postings = new ArrayList<>(view.count());
        for (int i = 0; i < view.count(); i++) {
            int at = CommandView.posting(i);
            Side side = view.longAt(at + RecordLayout.POSTING_SIDE) == 0 ? Side.DEBIT : Side.CREDIT;
            postings.add(new Posting(id(at), side, amount(at + RecordLayout.POSTING_AMOUNT)));
        }
        return new Transaction(
                id, postings, effectiveDate(), overrides(), expectedVersions(), conditions(), attributes);
    }

    private PlaceHold placeHold(Id id, Attributes attributes) {
        return new PlaceHold(
                id,
                id(RecordLayout.DEBIT),
                id(RecordLayout.CREDIT),
                amount(RecordLayout.AMOUNT),
                number(RecordLayout.TIME_TO_LIVE),
                balancing(),
                overrides(),
                expectedVersions(),
                conditions(),
                attributes);
    }

    private CaptureHold captureHold(Id id, Attributes attributes) {
        return new CaptureHold(
                id,
                target(),
                optionalAmount(),
                !view.has(RecordLayout.NOT_FINAL),
                effectiveDate(),
                overrides(),
                attributes);
    }

    private Attributes attributes() {
        long timestampNs = view.timestampNs();
        int invalid = view.invalidField();
        OptionalLong code = number(RecordLayout.CODE);
        return new Attributes(
                timestampNs == 0 ? OptionalLong.empty() : OptionalLong.of(timestampNs),
                view.isPresent(RecordLayout.METADATA) ? metadata(RecordLayout.METADATA) : Metadata.EMPTY,
                optionalId(RecordLayout.REFERENCE),
                (int) code.orElse(0),
                number(RecordLayout.ACTOR),
                invalid == 0 ? Optional.empty() : Optional.of(Field.of(invalid)));
    }

    private List<ExpectedVersion> expectedVersions() {
        List<ExpectedVersion> versions = new ArrayList<>();
        if (view.isPresent(RecordLayout.EXPECTED_VERSIONS)) {
            int part = view.part(RecordLayout.EXPECTED_VERSIONS);
            for (int i = 0; i < view.longAt(part); i++) {
                int at = part + 8 + i * RecordLayout.EXPECTED_VERSION_LENGTH;
                versions.add(new ExpectedVersion(id(at), view.longAt(at + 16)));
            }
        }
        return versions;
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        if (view.isPresent(RecordLayout.CONDITIONS)) {
            int part = view.part(RecordLayout.CONDITIONS);
            for (int i = 0; i < view.longAt(part); i++) {
                int at = part + 8 + i * RecordLayout.CONDITION_LENGTH;
                conditions.add(new Condition(
                        id(at),
                        BALANCES[view.byteAt(at + RecordLayout.CONDITION_BALANCE)],
                        COMPARISONS[view.byteAt(at + RecordLayout.CONDITION_COMPARISON)],
                        view.byteAt(at + RecordLayout.CONDITION_NEGATIVE) != 0,
                        amount(at + RecordLayout.CONDITION_MAGNITUDE)));
            }
        }
        return conditions;
    }

    private String asset() {
        byte[] bytes = new byte[16];
        view.buffer().getBytes(view.offset() + RecordLayout.ASSET, bytes);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private Metadata metadata(int part) {
        int at = view.part(part);
        byte[] bytes = new byte[view.bytesLength(at)];
        view.buffer().getBytes(view.offset() + at + Integer.BYTES, bytes);
        return Metadata.of(bytes);
    }

    private Optional<LocalDate> effectiveDate() {
        OptionalLong day = number(RecordLayout.EFFECTIVE_DATE);
        return day.isPresent() ? Optional.of(LocalDate.ofEpochDay(day.getAsLong())) : Optional.empty();
    }

    private Balancing balancing() {
        int bits = (view.has(RecordLayout.BALANCING_DEBIT) ? 1 : 0) + (view.has(RecordLayout.BALANCING_CREDIT) ? 2 : 0);
        return Balancing.values()[bits];
    }

    private boolean overrides() {
        return view.has(RecordLayout.OVERRIDE_LIMITS);
    }

    private Optional<Amount> optionalAmount() {
        return view.has(RecordLayout.ALL) ? Optional.empty() : Optional.of(amount(RecordLayout.TARGET_AMOUNT));
    }

    private Optional<Limit> newLimit(int part) {
        if (!view.isPresent(part)) {
            return Optional.empty();
        }
        int at = view.part(part);
        return Optional.of(limit(view.longAt(at) != 0, at + Long.BYTES));
    }

    private Limit limit(boolean unlimited, int at) {
        return unlimited ? Limit.UNLIMITED : Limit.of(amount(at));
    }

    private OptionalLong number(int part) {
        return view.isPresent(part) ? OptionalLong.of(view.longAt(view.part(part))) : OptionalLong.empty();
    }

    private Optional<Id> optionalId(int part) {
        return view.isPresent(part) ? Optional.of(id(view.part(part))) : Optional.empty();
    }

    private BlockedSide blockedSide() {
        return BLOCKED_SIDES[(int) view.longAt(RecordLayout.BLOCKED_SIDE)];
    }

    private Id target() {
        return id(RecordLayout.TARGET);
    }

    private Id id(int at) {
        return new Id(view.high(at), view.low(at));
    }

    private Amount amount(int at) {
        return new Amount(view.high(at), view.low(at));
    }
}
