package io.daybook.ledger.core.model;

import io.daybook.ledger.Field;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.Attributes;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a command says, field by field: its identity beside its id. The timestamp is no part of it. */
final class Content {
    private Content() {}

    /** The first field in which a command differs from the one that decided the id: the kind, then as in Field. */
    static Optional<Field> firstDifference(Command first, Command again) {
        if (first.kind() != again.kind()) {
            return Optional.of(Field.COMMAND);
        }
        Map<Field, Object> before = of(first);
        Map<Field, Object> now = of(again);
        for (Field field : Field.values()) {
            if (!Objects.equals(before.get(field), now.get(field))) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** What decides whether it is the same command again: to an asset, its scale alone. */
    static Map<Field, Object> of(Command command) {
        return command instanceof RegisterAsset ? own(command) : whole(command);
    }

    private static Map<Field, Object> whole(Command command) {
        Map<Field, Object> fields = own(command);
        Attributes attributes = command.attributes();
        fields.put(Field.REFERENCE, attributes.reference());
        fields.put(Field.CODE, attributes.code());
        fields.put(Field.ACTOR, attributes.actor());
        fields.put(Field.METADATA, attributes.metadata());
        return fields;
    }

    private static Map<Field, Object> own(Command command) {
        if (command instanceof RegisterAsset c) {
            return fields(Field.SCALE, c.scale());
        } else if (command instanceof BlockAccount c) {
            return fields(Field.ACCOUNT, c.account(), Field.SIDE, c.side());
        } else if (command instanceof UnblockAccount c) {
            return fields(Field.ACCOUNT, c.account(), Field.SIDE, c.side());
        } else if (command instanceof CloseAccount c) {
            return fields(Field.ACCOUNT, c.account());
        } else if (command instanceof ReopenAccount c) {
            return fields(Field.ACCOUNT, c.account());
        } else if (command instanceof ReleaseHold c) {
            return fields(Field.HOLD, c.hold());
        } else if (command instanceof CancelScheduled c) {
            return fields(Field.SCHEDULE, c.schedule());
        } else if (command instanceof ClosePeriod c) {
            return fields(Field.THROUGH, c.through(), Field.BOOK, c.book());
        } else if (command instanceof Group c) {
            return fields(
                    Field.COMMANDS, c.commands().stream().map(Content::ofMember).toList());
        }
        return ofAccountOrMoney(command);
    }

    private static Map<Field, Object> ofAccountOrMoney(Command command) {
        if (command instanceof OpenAccount c) {
            return fields(
                    Field.ASSET, c.asset(),
                    Field.CATEGORY, c.category(),
                    Field.BOOK, c.book(),
                    Field.OVERDRAFT_LIMIT, c.overdraftLimit(),
                    Field.MAXIMUM_BALANCE, c.maximumBalance());
        } else if (command instanceof UpdateAccount c) {
            return fields(
                    Field.ACCOUNT, c.account(),
                    Field.OVERDRAFT_LIMIT, c.overdraftLimit(),
                    Field.MAXIMUM_BALANCE, c.maximumBalance(),
                    Field.EXPECTED_VERSION, c.expectedVersion(),
                    Field.NEW_CODE, c.newCode(),
                    Field.NEW_REFERENCE, c.newReference(),
                    Field.NEW_METADATA, c.newMetadata());
        } else if (command instanceof Transfer c) {
            return fields(
                    Field.DEBIT, c.debit(),
                    Field.CREDIT, c.credit(),
                    Field.AMOUNT, c.amount(),
                    Field.EFFECTIVE_DATE, c.effectiveDate(),
                    Field.BALANCING, c.balancing(),
                    Field.OVERRIDE_LIMITS, c.overrideLimits(),
                    Field.EXPECTED_VERSIONS, c.expectedVersions(),
                    Field.CONDITIONS, c.conditions());
        } else if (command instanceof Transaction c) {
            return fields(
                    Field.POSTINGS, c.postings(),
                    Field.EFFECTIVE_DATE, c.effectiveDate(),
                    Field.OVERRIDE_LIMITS, c.overrideLimits(),
                    Field.EXPECTED_VERSIONS, c.expectedVersions(),
                    Field.CONDITIONS, c.conditions());
        }
        return ofHoldOrPlan(command);
    }

    private static Map<Field, Object> ofHoldOrPlan(Command command) {
        if (command instanceof PlaceHold c) {
            return fields(
                    Field.DEBIT, c.debit(),
                    Field.CREDIT, c.credit(),
                    Field.AMOUNT, c.amount(),
                    Field.TIME_TO_LIVE_SECONDS, c.timeToLiveSeconds(),
                    Field.BALANCING, c.balancing(),
                    Field.OVERRIDE_LIMITS, c.overrideLimits(),
                    Field.EXPECTED_VERSIONS, c.expectedVersions(),
                    Field.CONDITIONS, c.conditions());
        } else if (command instanceof CaptureHold c) {
            return fields(
                    Field.HOLD, c.hold(),
                    Field.AMOUNT, c.amount(),
                    Field.FINAL, c.finalCapture(),
                    Field.EFFECTIVE_DATE, c.effectiveDate(),
                    Field.OVERRIDE_LIMITS, c.overrideLimits());
        } else if (command instanceof AdjustHold c) {
            return fields(
                    Field.HOLD, c.hold(), Field.AMOUNT, c.amount(), Field.TIME_TO_LIVE_SECONDS, c.timeToLiveSeconds());
        } else if (command instanceof Reverse c) {
            return fields(
                    Field.ORIGINAL, c.original(),
                    Field.AMOUNT, c.amount(),
                    Field.EFFECTIVE_DATE, c.effectiveDate(),
                    Field.OVERRIDE_LIMITS, c.overrideLimits());
        } else if (command instanceof ScheduleTransfer c) {
            return fields(
                    Field.DEBIT, c.debit(),
                    Field.CREDIT, c.credit(),
                    Field.AMOUNT, c.amount(),
                    Field.DUE_AT, c.dueAtNs(),
                    Field.OVERRIDE_LIMITS, c.overrideLimits());
        }
        throw new IllegalArgumentException("unknown command: kind=" + command.kind());
    }

    /** A member is its kind, its id, what it says, and what it could not say. */
    private static Object ofMember(Command member) {
        return List.of(
                member.kind(),
                member instanceof RegisterAsset asset ? asset.asset() : Ids.of(member),
                whole(member),
                member.attributes().invalidField());
    }

    private static Map<Field, Object> fields(Object... pairs) {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((Field) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
