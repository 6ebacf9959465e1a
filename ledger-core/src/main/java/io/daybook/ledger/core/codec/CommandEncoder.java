package io.daybook.ledger.core.codec;

import static io.daybook.ledger.core.codec.RecordLayout.align;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Balancing;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.agrona.MutableDirectBuffer;

/**
 * Turns a command of the API into bytes, once, at the edge. What no field can carry (an asset's code of 20 characters,
 * say) is marked as an invalid field, so that the decision answers INVALID_FIELD in its place. Not safe for use by
 * several threads.
 */
public final class CommandEncoder {
    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private MutableDirectBuffer buffer;
    private int start;
    private int position;
    private int options;
    private int presence;
    private int invalidField;

    /**
     * Encodes a command.
     *
     * @param command what to do
     * @param target grows as needed
     * @param offset where to start, a multiple of 8
     * @return how many bytes it takes, a multiple of 8
     */
    public int encode(Command command, MutableDirectBuffer target, int offset) {
        encodeOne(command, target, offset);
        if (command instanceof Group group) {
            target.putLong(position, 0);
            int end = position + OutcomeLayout.EXTRA_VALUE;
            for (Command member : group.commands()) {
                end += encode(member, target, end);
            }
            target.putInt(offset + RecordLayout.LENGTH, end - offset);
            return end - offset;
        }
        return position - offset;
    }

    private void encodeOne(Command command, MutableDirectBuffer target, int offset) {
        buffer = target;
        start = offset;
        options = 0;
        presence = 0;
        invalidField = 0;
        Attributes attributes = command.attributes();
        position = start + RecordLayout.BODY;
        buffer.putInt(start + RecordLayout.COMMAND_LENGTH, 0);
        putId(start + RecordLayout.ID, body(command));
        buffer.putLong(start + RecordLayout.TIMESTAMP, timestamp(attributes));
        attributes.invalidField().ifPresent(this::markInvalid);
        buffer.putByte(start + RecordLayout.KIND, (byte) command.kind().code());
        buffer.putByte(start + RecordLayout.OUTCOME, (byte) 0);
        buffer.putByte(start + RecordLayout.OPTIONS, (byte) options);
        buffer.putByte(start + RecordLayout.INVALID_FIELD, (byte) invalidField);
        buffer.putInt(start + RecordLayout.PRESENCE, presence);
        buffer.putInt(start + RecordLayout.COMMAND_LENGTH, position - start);
        buffer.putInt(start + RecordLayout.LENGTH, position - start);
    }

    private long timestamp(Attributes attributes) {
        long timestampNs = attributes.timestampNs().orElse(0);
        if (attributes.timestampNs().isPresent() && timestampNs <= 0) {
            markInvalid(Field.AT);
        }
        return timestampNs;
    }

    private Id body(Command command) {
        return switch (command.kind()) {
            case REGISTER_ASSET -> registerAsset((RegisterAsset) command);
            case OPEN_ACCOUNT -> openAccount((OpenAccount) command);
            case UPDATE_ACCOUNT -> updateAccount((UpdateAccount) command);
            case BLOCK_ACCOUNT -> blockAccount((BlockAccount) command);
            case UNBLOCK_ACCOUNT -> unblockAccount((UnblockAccount) command);
            case CLOSE_ACCOUNT -> closeAccount((CloseAccount) command);
            case REOPEN_ACCOUNT -> reopenAccount((ReopenAccount) command);
            case TRANSFER -> transfer((Transfer) command);
            case TRANSACTION -> transaction((Transaction) command);
            case PLACE_HOLD -> placeHold((PlaceHold) command);
            case CAPTURE_HOLD -> captureHold((CaptureHold) command);
            case ADJUST_HOLD -> adjustHold((AdjustHold) command);
            case RELEASE_HOLD -> releaseHold((ReleaseHold) command);
            case REVERSE -> reverse((Reverse) command);
            case SCHEDULE_TRANSFER -> scheduleTransfer((ScheduleTransfer) command);
            case CANCEL_SCHEDULED -> cancelScheduled((CancelScheduled) command);
            case CLOSE_PERIOD -> closePeriod((ClosePeriod) command);
            case GROUP -> group((Group) command);
            default -> throw new IllegalArgumentException("no command: kind=" + command.kind());
        };
    }

    private Id registerAsset(RegisterAsset command) {
        appendAsset(command.asset());
        if (command.scale() < 0 || command.scale() > Asset.MAX_SCALE) {
            markInvalid(Field.SCALE);
        }
        appendLong(command.scale() & 0xFFFF_FFFFL);
        attributes(command.attributes());
        return Id.ZERO;
    }

    private Id openAccount(OpenAccount command) {
        appendAsset(command.asset());
        Limit overdraft = command.overdraftLimit();
        Limit maximum = command.maximumBalance();
        buffer.putByte(position, (byte) command.category().ordinal());
        buffer.putByte(position + 1, (byte) (overdraft.isUnlimited() ? 1 : 0));
        buffer.putByte(position + 2, (byte) (maximum.isUnlimited() ? 1 : 0));
        buffer.putByte(position + 3, (byte) 0);
        buffer.putInt(position + 4, command.book());
        position += Long.BYTES;
        appendAmount(overdraft.amount().orElse(Amount.ZERO));
        appendAmount(maximum.amount().orElse(Amount.ZERO));
        attributes(command.attributes());
        return command.id();
    }

    private Id updateAccount(UpdateAccount command) {
        appendId(command.account());
        attributesHead(command.attributes());
        optionalLong(RecordLayout.EXPECTED_VERSION, command.expectedVersion());
        if (command.newCode().isPresent()) {
            presence |= RecordLayout.NEW_CODE;
            appendLong(command.newCode().getAsInt() & 0xFFFF_FFFFL);
        }
        optionalId(RecordLayout.NEW_REFERENCE, command.newReference());
        optionalLimit(RecordLayout.NEW_OVERDRAFT, command.overdraftLimit());
        optionalLimit(RecordLayout.NEW_MAXIMUM, command.maximumBalance());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        command.newMetadata().ifPresent(metadata -> appendBytes(RecordLayout.NEW_METADATA, metadata));
        return command.id();
    }

    private Id blockAccount(BlockAccount command) {
        appendId(command.account());
        appendLong(command.side().ordinal());
        attributes(command.attributes());
        return command.id();
    }

    private Id unblockAccount(UnblockAccount command) {
        appendId(command.account());
        appendLong(command.side().ordinal());
        attributes(command.attributes());
        return command.id();
    }

    private Id closeAccount(CloseAccount command) {
        appendId(command.account());
        attributes(command.attributes());
        return command.id();
    }

    private Id reopenAccount(ReopenAccount command) {
        appendId(command.account());
        attributes(command.attributes());
        return command.id();
    }

    private Id transfer(Transfer command) {
        appendMove(command.debit(), command.credit(), command.amount());
        option(RecordLayout.OVERRIDE_LIMITS, command.overrideLimits());
        balancing(command.balancing());
        attributesHead(command.attributes());
        effectiveDate(command.effectiveDate());
        guards(command.expectedVersions(), command.conditions());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        return command.id();
    }

    private Id transaction(Transaction command) {
        List<Posting> postings = command.postings();
        appendLong(postings.size());
        for (Posting posting : postings) {
            appendId(posting.account());
            appendAmount(posting.amount());
            appendLong(posting.side() == Side.CREDIT ? 1 : 0);
        }
        option(RecordLayout.OVERRIDE_LIMITS, command.overrideLimits());
        attributesHead(command.attributes());
        effectiveDate(command.effectiveDate());
        guards(command.expectedVersions(), command.conditions());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        return command.id();
    }

    private Id placeHold(PlaceHold command) {
        appendMove(command.debit(), command.credit(), command.amount());
        option(RecordLayout.OVERRIDE_LIMITS, command.overrideLimits());
        balancing(command.balancing());
        attributesHead(command.attributes());
        timeToLive(command.timeToLiveSeconds());
        guards(command.expectedVersions(), command.conditions());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        return command.id();
    }

    private Id captureHold(CaptureHold command) {
        appendId(command.hold());
        optionalAmount(command.amount());
        option(RecordLayout.NOT_FINAL, !command.finalCapture());
        option(RecordLayout.OVERRIDE_LIMITS, command.overrideLimits());
        attributesHead(command.attributes());
        effectiveDate(command.effectiveDate());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        return command.id();
    }

    private Id adjustHold(AdjustHold command) {
        appendId(command.hold());
        appendAmount(command.amount());
        attributesHead(command.attributes());
        timeToLive(command.timeToLiveSeconds());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        return command.id();
    }

    private Id releaseHold(ReleaseHold command) {
        appendId(command.hold());
        attributes(command.attributes());
        return command.id();
    }

    private Id reverse(Reverse command) {
        appendId(command.original());
        optionalAmount(command.amount());
        option(RecordLayout.OVERRIDE_LIMITS, command.overrideLimits());
        attributesHead(command.attributes());
        effectiveDate(command.effectiveDate());
        bytes(RecordLayout.METADATA, command.attributes().metadata());
        return command.id();
    }

    private Id scheduleTransfer(ScheduleTransfer command) {
        appendMove(command.debit(), command.credit(), command.amount());
        if (command.dueAtNs() < 0) {
            markInvalid(Field.DUE_AT);
        }
        appendLong(command.dueAtNs());
        option(RecordLayout.OVERRIDE_LIMITS, command.overrideLimits());
        attributes(command.attributes());
        return command.id();
    }

    private Id cancelScheduled(CancelScheduled command) {
        appendId(command.schedule());
        attributes(command.attributes());
        return command.id();
    }

    private Id closePeriod(ClosePeriod command) {
        buffer.putInt(position, day(Field.THROUGH, command.through()));
        buffer.putInt(position + Integer.BYTES, command.book());
        position += Long.BYTES;
        attributes(command.attributes());
        return command.id();
    }

    private Id group(Group command) {
        appendLong(command.commands().size());
        attributes(command.attributes());
        return command.id();
    }

    private void attributes(Attributes attributes) {
        attributesHead(attributes);
        bytes(RecordLayout.METADATA, attributes.metadata());
    }

    private void attributesHead(Attributes attributes) {
        optionalId(RecordLayout.REFERENCE, attributes.reference());
        optionalLong(RecordLayout.ACTOR, attributes.actor());
        if (attributes.code() != 0) {
            presence |= RecordLayout.CODE;
            appendLong(attributes.code() & 0xFFFF_FFFFL);
        }
    }

    private void effectiveDate(Optional<LocalDate> date) {
        if (date.isPresent()) {
            presence |= RecordLayout.EFFECTIVE_DATE;
            appendLong(day(Field.EFFECTIVE_DATE, date.get()));
        }
    }

    private int day(Field field, LocalDate date) {
        if (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE)) {
            markInvalid(field);
            return 0;
        }
        return (int) date.toEpochDay();
    }

    private void timeToLive(OptionalLong seconds) {
        if (seconds.isPresent() && (seconds.getAsLong() < 1 || seconds.getAsLong() > 0xFFFF_FFFFL)) {
            markInvalid(Field.TIME_TO_LIVE_SECONDS);
        }
        optionalLong(RecordLayout.TIME_TO_LIVE, seconds);
    }

    private void guards(List<ExpectedVersion> versions, List<Condition> conditions) {
        if (!versions.isEmpty()) {
            presence |= RecordLayout.EXPECTED_VERSIONS;
            appendLong(versions.size());
            for (ExpectedVersion version : versions) {
                appendId(version.account());
                appendLong(version.version());
            }
        }
        if (!conditions.isEmpty()) {
            presence |= RecordLayout.CONDITIONS;
            appendLong(conditions.size());
            conditions.forEach(this::condition);
        }
    }

    private void condition(Condition condition) {
        appendId(condition.account());
        appendAmount(condition.magnitude());
        buffer.putLong(position, 0);
        buffer.putByte(position, (byte) condition.balance().ordinal());
        buffer.putByte(position + 1, (byte) condition.comparison().ordinal());
        buffer.putByte(position + 2, (byte) (condition.negative() ? 1 : 0));
        position += Long.BYTES;
    }

    private void balancing(Balancing balancing) {
        option(RecordLayout.BALANCING_DEBIT, balancing == Balancing.DEBIT || balancing == Balancing.BOTH);
        option(RecordLayout.BALANCING_CREDIT, balancing == Balancing.CREDIT || balancing == Balancing.BOTH);
    }

    private void option(int option, boolean set) {
        if (set) {
            options |= option;
        }
    }

    private void appendMove(Id debit, Id credit, Amount amount) {
        appendId(debit);
        appendId(credit);
        appendAmount(amount);
    }

    private void optionalAmount(Optional<Amount> amount) {
        option(RecordLayout.ALL, amount.isEmpty());
        appendAmount(amount.orElse(Amount.ZERO));
    }

    private void optionalId(int part, Optional<Id> id) {
        if (id.isPresent()) {
            presence |= part;
            appendId(id.get());
        }
    }

    private void optionalLong(int part, OptionalLong value) {
        if (value.isPresent()) {
            presence |= part;
            appendLong(value.getAsLong());
        }
    }

    private void optionalLimit(int part, Optional<Limit> limit) {
        if (limit.isPresent()) {
            presence |= part;
            appendLong(limit.get().isUnlimited() ? 1 : 0);
            appendAmount(limit.get().amount().orElse(Amount.ZERO));
        }
    }

    private void bytes(int part, Metadata metadata) {
        if (!metadata.isEmpty()) {
            appendBytes(part, metadata);
        }
    }

    private void appendBytes(int part, Metadata metadata) {
        presence |= part;
        int length = align(Integer.BYTES + metadata.length());
        buffer.putLong(position + length - Long.BYTES, 0);
        buffer.putInt(position, metadata.length());
        for (int i = 0; i < metadata.length(); i++) {
            buffer.putByte(position + Integer.BYTES + i, metadata.byteAt(i));
        }
        position += length;
    }

    private void appendAsset(String code) {
        if (!Asset.isValidCode(code)) {
            markInvalid(Field.ASSET);
        }
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Asset.MAX_CODE_LENGTH; i++) {
            buffer.putByte(position + i, i < bytes.length ? bytes[i] : 0);
        }
        position += Asset.MAX_CODE_LENGTH;
    }

    private void appendId(Id id) {
        putId(position, id);
        position += 2 * Long.BYTES;
    }

    private void putId(int at, Id id) {
        buffer.putLong(at, id.low());
        buffer.putLong(at + Long.BYTES, id.high());
    }

    private void appendAmount(Amount amount) {
        buffer.putLong(position, amount.low());
        buffer.putLong(position + Long.BYTES, amount.high());
        position += 2 * Long.BYTES;
    }

    private void appendLong(long value) {
        buffer.putLong(position, value);
        position += Long.BYTES;
    }

    private void markInvalid(Field field) {
        if (invalidField == 0 || field.code() < invalidField) {
            invalidField = field.code();
        }
    }
}
