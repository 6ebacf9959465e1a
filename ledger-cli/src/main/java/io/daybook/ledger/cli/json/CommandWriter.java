package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
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
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Commands to JSON, so that {@link CommandReader} reads the same command again. Safe for use by several threads. */
public final class CommandWriter {
    private static final int DEFAULT_BOOK = 1;

    private CommandWriter() {}

    /**
     * Writes the fields of a command into an object that is open; optional ones only where they are set.
     *
     * @param out inside the object
     * @param command what was asked
     * @param timestampNs what to write as {@code at}, ns since the epoch
     * @throws IOException when the stream does
     */
    public static void write(JsonGenerator out, Command command, OptionalLong timestampNs) throws IOException {
        FieldWriter fields = new FieldWriter(out, command.attributes().invalidField());
        fields.text(Field.COMMAND, command.kind().label());
        writeOwn(out, fields, command);
        fields.attributes(command.attributes(), timestampNs);
    }

    private static void writeOwn(JsonGenerator out, FieldWriter fields, Command command) throws IOException {
        switch (command.kind()) {
            case REGISTER_ASSET -> write(fields, (RegisterAsset) command);
            case OPEN_ACCOUNT -> write(fields, (OpenAccount) command);
            case UPDATE_ACCOUNT -> write(out, fields, (UpdateAccount) command);
            case BLOCK_ACCOUNT, UNBLOCK_ACCOUNT, CLOSE_ACCOUNT, REOPEN_ACCOUNT -> writeStatus(fields, command);
            case TRANSFER -> write(fields, (Transfer) command);
            case TRANSACTION -> write(out, fields, (Transaction) command);
            case PLACE_HOLD -> write(fields, (PlaceHold) command);
            case CAPTURE_HOLD -> write(fields, (CaptureHold) command);
            case ADJUST_HOLD -> write(fields, (AdjustHold) command);
            case RELEASE_HOLD -> write(fields, (ReleaseHold) command);
            case REVERSE -> write(fields, (Reverse) command);
            case SCHEDULE_TRANSFER -> write(fields, (ScheduleTransfer) command);
            case CANCEL_SCHEDULED -> write(fields, (CancelScheduled) command);
            case CLOSE_PERIOD -> write(fields, (ClosePeriod) command);
            case GROUP -> write(out, fields, (Group) command);
            default -> throw new IllegalArgumentException("no command: kind=" + command.kind());
        }
    }

    private static void write(FieldWriter fields, RegisterAsset command) throws IOException {
        fields.text(Field.ASSET, command.asset());
        fields.number(Field.SCALE, true, command.scale());
    }

    private static void write(FieldWriter fields, OpenAccount command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.text(Field.ASSET, command.asset());
        fields.text(Field.CATEGORY, command.category().name());
        fields.number(Field.BOOK, command.book() != DEFAULT_BOOK, Integer.toUnsignedLong(command.book()));
        boolean ownOverdraft =
                !command.overdraftLimit().equals(command.category().defaultOverdraftLimit());
        fields.limit(Field.OVERDRAFT_LIMIT, ownOverdraft, command.overdraftLimit());
        fields.limit(Field.MAXIMUM_BALANCE, !command.maximumBalance().isUnlimited(), command.maximumBalance());
    }

    private static void write(JsonGenerator out, FieldWriter fields, UpdateAccount command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.ACCOUNT, command.account());
        fields.textOf(Field.OVERDRAFT_LIMIT, command.overdraftLimit());
        fields.textOf(Field.MAXIMUM_BALANCE, command.maximumBalance());
        fields.number(
                Field.NEW_CODE,
                command.newCode().isPresent(),
                Integer.toUnsignedLong(command.newCode().orElse(0)));
        fields.textOf(Field.NEW_REFERENCE, command.newReference());
        if (command.newMetadata().isPresent()) {
            MetadataJson.write(
                    out, Field.NEW_METADATA.label(), command.newMetadata().get());
        }
        OptionalLong version = command.expectedVersion();
        fields.number(Field.EXPECTED_VERSION, version.isPresent(), version.orElse(0));
    }

    private static void writeStatus(FieldWriter fields, Command command) throws IOException {
        if (command instanceof BlockAccount block) {
            writeOnAccount(fields, block.id(), block.account());
            fields.text(Field.SIDE, block.side().name());
        } else if (command instanceof UnblockAccount unblock) {
            writeOnAccount(fields, unblock.id(), unblock.account());
            fields.text(Field.SIDE, unblock.side().name());
        } else if (command instanceof CloseAccount close) {
            writeOnAccount(fields, close.id(), close.account());
        } else {
            ReopenAccount reopen = (ReopenAccount) command;
            writeOnAccount(fields, reopen.id(), reopen.account());
        }
    }

    private static void writeOnAccount(FieldWriter fields, Id id, Id account) throws IOException {
        fields.id(Field.ID, id);
        fields.id(Field.ACCOUNT, account);
    }

    private static void write(FieldWriter fields, Transfer command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.DEBIT, command.debit());
        fields.id(Field.CREDIT, command.credit());
        fields.amount(Field.AMOUNT, command.amount());
        fields.date(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.balancing(command.balancing());
        fields.flag(Field.OVERRIDE_LIMITS, command.overrideLimits(), false);
        fields.expectedVersions(command.expectedVersions());
        fields.conditions(command.conditions());
    }

    private static void write(JsonGenerator out, FieldWriter fields, Transaction command) throws IOException {
        fields.id(Field.ID, command.id());
        out.writeArrayFieldStart(Field.POSTINGS.label());
        for (Posting posting : command.postings()) {
            out.writeStartObject();
            fields.id(Field.ACCOUNT, posting.account());
            fields.text(Field.SIDE, posting.side().name());
            fields.amount(Field.AMOUNT, posting.amount());
            out.writeEndObject();
        }
        out.writeEndArray();
        fields.date(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.flag(Field.OVERRIDE_LIMITS, command.overrideLimits(), false);
        fields.expectedVersions(command.expectedVersions());
        fields.conditions(command.conditions());
    }

    private static void write(FieldWriter fields, PlaceHold command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.DEBIT, command.debit());
        fields.id(Field.CREDIT, command.credit());
        fields.amount(Field.AMOUNT, command.amount());
        OptionalLong seconds = command.timeToLiveSeconds();
        fields.number(Field.TIME_TO_LIVE_SECONDS, seconds.isPresent(), seconds.orElse(0));
        fields.balancing(command.balancing());
        fields.flag(Field.OVERRIDE_LIMITS, command.overrideLimits(), false);
        fields.expectedVersions(command.expectedVersions());
        fields.conditions(command.conditions());
    }

    private static void write(FieldWriter fields, CaptureHold command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.HOLD, command.hold());
        fields.amount(Field.AMOUNT, command.amount());
        fields.flag(Field.FINAL, command.finalCapture(), true);
        fields.date(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.flag(Field.OVERRIDE_LIMITS, command.overrideLimits(), false);
    }

    private static void write(FieldWriter fields, AdjustHold command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.HOLD, command.hold());
        fields.amount(Field.AMOUNT, command.amount());
        OptionalLong seconds = command.timeToLiveSeconds();
        fields.number(Field.TIME_TO_LIVE_SECONDS, seconds.isPresent(), seconds.orElse(0));
    }

    private static void write(FieldWriter fields, ReleaseHold command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.HOLD, command.hold());
    }

    private static void write(FieldWriter fields, Reverse command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.ORIGINAL, command.original());
        fields.amount(Field.AMOUNT, command.amount());
        fields.date(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.flag(Field.OVERRIDE_LIMITS, command.overrideLimits(), false);
    }

    private static void write(FieldWriter fields, ScheduleTransfer command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.DEBIT, command.debit());
        fields.id(Field.CREDIT, command.credit());
        fields.amount(Field.AMOUNT, command.amount());
        fields.instant(Field.DUE_AT, OptionalLong.of(command.dueAtNs()));
        fields.flag(Field.OVERRIDE_LIMITS, command.overrideLimits(), false);
    }

    private static void write(FieldWriter fields, CancelScheduled command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.id(Field.SCHEDULE, command.schedule());
    }

    private static void write(FieldWriter fields, ClosePeriod command) throws IOException {
        fields.id(Field.ID, command.id());
        fields.date(Field.THROUGH, Optional.of(command.through()));
        fields.number(Field.BOOK, command.book() != DEFAULT_BOOK, Integer.toUnsignedLong(command.book()));
    }

    private static void write(JsonGenerator out, FieldWriter fields, Group command) throws IOException {
        fields.id(Field.ID, command.id());
        out.writeArrayFieldStart(Field.COMMANDS.label());
        for (Command member : command.commands()) {
            out.writeStartObject();
            write(out, member, member.attributes().timestampNs());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
