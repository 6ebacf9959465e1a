package io.daybook.ledger.core.codec;

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
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The content of a command by field, to name the first field in which two commands differ. */
public final class CommandFields {
    private CommandFields() {}

    /**
     * The first field, in the order of {@link Field}, in which two commands with the same id differ.
     *
     * @param first a command
     * @param second another
     * @return COMMAND when they are of different kinds; empty when only their timestamps differ
     */
    public static Optional<Field> firstDifference(Command first, Command second) {
        if (first.kind() != second.kind()) {
            return Optional.of(Field.COMMAND);
        }
        Map<Field, Object> left = of(first);
        Map<Field, Object> right = of(second);
        return left.keySet().stream()
                .filter(field -> !Objects.equals(left.get(field), right.get(field)))
                .findFirst();
    }

    /**
     * The id of a command.
     *
     * @param command any
     * @return its own id; 0 for RegisterAsset
     */
    public static Id id(Command command) {
        return (Id) of(command).getOrDefault(Field.ID, Id.ZERO);
    }

    private static Map<Field, Object> of(Command command) {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        fields.put(Field.REFERENCE, command.attributes().reference());
        fields.put(Field.CODE, command.attributes().code());
        fields.put(Field.ACTOR, command.attributes().actor());
        fields.put(Field.METADATA, command.attributes().metadata());
        switch (command.kind()) {
            case REGISTER_ASSET -> registerAsset(fields, (RegisterAsset) command);
            case OPEN_ACCOUNT -> openAccount(fields, (OpenAccount) command);
            case UPDATE_ACCOUNT -> updateAccount(fields, (UpdateAccount) command);
            case BLOCK_ACCOUNT, UNBLOCK_ACCOUNT, CLOSE_ACCOUNT, REOPEN_ACCOUNT -> administration(fields, command);
            case TRANSFER -> transfer(fields, (Transfer) command);
            case TRANSACTION -> transaction(fields, (Transaction) command);
            case PLACE_HOLD -> placeHold(fields, (PlaceHold) command);
            case CAPTURE_HOLD, ADJUST_HOLD, RELEASE_HOLD -> hold(fields, command);
            case REVERSE -> reverse(fields, (Reverse) command);
            case SCHEDULE_TRANSFER, CANCEL_SCHEDULED -> schedule(fields, command);
            case CLOSE_PERIOD -> closePeriod(fields, (ClosePeriod) command);
            case GROUP -> {
                fields.put(Field.ID, ((Group) command).id());
                fields.put(Field.COMMANDS, ((Group) command).commands());
            }
            default -> throw new IllegalArgumentException("no command: kind=" + command.kind());
        }
        return fields;
    }

    private static void registerAsset(Map<Field, Object> fields, RegisterAsset command) {
        fields.put(Field.ASSET, command.asset());
        fields.put(Field.SCALE, command.scale());
    }

    private static void openAccount(Map<Field, Object> fields, OpenAccount command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.ASSET, command.asset());
        fields.put(Field.CATEGORY, command.category());
        fields.put(Field.BOOK, command.book());
        fields.put(Field.OVERDRAFT_LIMIT, command.overdraftLimit());
        fields.put(Field.MAXIMUM_BALANCE, command.maximumBalance());
    }

    private static void updateAccount(Map<Field, Object> fields, UpdateAccount command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.ACCOUNT, command.account());
        fields.put(Field.OVERDRAFT_LIMIT, command.overdraftLimit());
        fields.put(Field.MAXIMUM_BALANCE, command.maximumBalance());
        fields.put(Field.EXPECTED_VERSION, command.expectedVersion());
        fields.put(Field.NEW_CODE, command.newCode());
        fields.put(Field.NEW_REFERENCE, command.newReference());
        fields.put(Field.NEW_METADATA, command.newMetadata());
    }

    private static void administration(Map<Field, Object> fields, Command command) {
        if (command instanceof BlockAccount block) {
            fields.put(Field.ID, block.id());
            fields.put(Field.ACCOUNT, block.account());
            fields.put(Field.SIDE, block.side());
        } else if (command instanceof UnblockAccount unblock) {
            fields.put(Field.ID, unblock.id());
            fields.put(Field.ACCOUNT, unblock.account());
            fields.put(Field.SIDE, unblock.side());
        } else if (command instanceof CloseAccount close) {
            fields.put(Field.ID, close.id());
            fields.put(Field.ACCOUNT, close.account());
        } else if (command instanceof ReopenAccount reopen) {
            fields.put(Field.ID, reopen.id());
            fields.put(Field.ACCOUNT, reopen.account());
        }
    }

    private static void transfer(Map<Field, Object> fields, Transfer command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.DEBIT, command.debit());
        fields.put(Field.CREDIT, command.credit());
        fields.put(Field.AMOUNT, command.amount());
        fields.put(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.put(Field.BALANCING, command.balancing());
        fields.put(Field.OVERRIDE_LIMITS, command.overrideLimits());
        fields.put(Field.EXPECTED_VERSIONS, command.expectedVersions());
        fields.put(Field.CONDITIONS, command.conditions());
    }

    private static void transaction(Map<Field, Object> fields, Transaction command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.POSTINGS, command.postings());
        fields.put(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.put(Field.OVERRIDE_LIMITS, command.overrideLimits());
        fields.put(Field.EXPECTED_VERSIONS, command.expectedVersions());
        fields.put(Field.CONDITIONS, command.conditions());
    }

    private static void placeHold(Map<Field, Object> fields, PlaceHold command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.DEBIT, command.debit());
        fields.put(Field.CREDIT, command.credit());
        fields.put(Field.AMOUNT, command.amount());
        fields.put(Field.TIME_TO_LIVE_SECONDS, command.timeToLiveSeconds());
        fields.put(Field.BALANCING, command.balancing());
        fields.put(Field.OVERRIDE_LIMITS, command.overrideLimits());
        fields.put(Field.EXPECTED_VERSIONS, command.expectedVersions());
        fields.put(Field.CONDITIONS, command.conditions());
    }

    private static void hold(Map<Field, Object> fields, Command command) {
        if (command instanceof CaptureHold capture) {
            fields.put(Field.ID, capture.id());
            fields.put(Field.HOLD, capture.hold());
            fields.put(Field.AMOUNT, capture.amount());
            fields.put(Field.FINAL, capture.finalCapture());
            fields.put(Field.EFFECTIVE_DATE, capture.effectiveDate());
            fields.put(Field.OVERRIDE_LIMITS, capture.overrideLimits());
        } else if (command instanceof AdjustHold adjust) {
            fields.put(Field.ID, adjust.id());
            fields.put(Field.HOLD, adjust.hold());
            fields.put(Field.AMOUNT, adjust.amount());
            fields.put(Field.TIME_TO_LIVE_SECONDS, adjust.timeToLiveSeconds());
        } else if (command instanceof ReleaseHold release) {
            fields.put(Field.ID, release.id());
            fields.put(Field.HOLD, release.hold());
        }
    }

    private static void reverse(Map<Field, Object> fields, Reverse command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.ORIGINAL, command.original());
        fields.put(Field.AMOUNT, command.amount());
        fields.put(Field.EFFECTIVE_DATE, command.effectiveDate());
        fields.put(Field.OVERRIDE_LIMITS, command.overrideLimits());
    }

    private static void schedule(Map<Field, Object> fields, Command command) {
        if (command instanceof ScheduleTransfer transfer) {
            fields.put(Field.ID, transfer.id());
            fields.put(Field.DEBIT, transfer.debit());
            fields.put(Field.CREDIT, transfer.credit());
            fields.put(Field.AMOUNT, transfer.amount());
            fields.put(Field.DUE_AT, transfer.dueAtNs());
            fields.put(Field.OVERRIDE_LIMITS, transfer.overrideLimits());
        } else if (command instanceof CancelScheduled cancel) {
            fields.put(Field.ID, cancel.id());
            fields.put(Field.SCHEDULE, cancel.schedule());
        }
    }

    private static void closePeriod(Map<Field, Object> fields, ClosePeriod command) {
        fields.put(Field.ID, command.id());
        fields.put(Field.THROUGH, command.through());
        fields.put(Field.BOOK, command.book());
    }
}
