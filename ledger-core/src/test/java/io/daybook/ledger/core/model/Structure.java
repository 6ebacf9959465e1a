package io.daybook.ledger.core.model;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Group A: what can be said of a command without looking at any state. */
public final class Structure {
    private static final int MOST_MEMBERS = 8190;
    private static final long LONGEST_TIME_TO_LIVE = (1L << 32) - 1;
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Command command;
    private final Map<Field, Object> content;
    private final EnumSet<Field> invalidFields = EnumSet.noneOf(Field.class);

    private Structure(Command command) {
        this.command = command;
        this.content = Content.of(command);
    }

    /**
     * Throws the first rejection of group A, but for the order of timestamps.
     *
     * @param needsTimestamp whether the command must, or must not, carry a timestamp; empty when it may
     */
    static void check(Command command, Optional<Boolean> needsTimestamp) {
        Structure structure = new Structure(command);
        structure.checkIds();
        structure.checkAmounts();
        structure.checkFields(needsTimestamp);
        structure.checkLengths();
    }

    /** Whether a command could be a member of a group. */
    public static boolean isMember(Command command) {
        try {
            check(command, Optional.of(false));
            return true;
        } catch (Rejection refusal) {
            return false;
        }
    }

    /** The command's own ids come first, then those of the accounts that its options name. */
    private void checkIds() {
        if (!(command instanceof RegisterAsset)) {
            require(Field.ID, Ids.of(command));
        }
        for (Field field :
                List.of(Field.ACCOUNT, Field.DEBIT, Field.CREDIT, Field.HOLD, Field.ORIGINAL, Field.SCHEDULE)) {
            if (content.get(field) instanceof Id id) {
                require(field, id);
            }
        }
        postings().forEach(posting -> require(Field.ACCOUNT, posting.account()));
        conditions().forEach(condition -> require(Field.ACCOUNT, condition.account()));
        expectedVersions().forEach(expected -> require(Field.ACCOUNT, expected.account()));
    }

    private static void require(Field field, Id id) {
        if (id.equals(Id.ZERO) || id.equals(Id.MAX)) {
            throw Rejection.of(Outcome.INVALID_ID, field);
        }
    }

    private void checkAmounts() {
        Object stated = content.get(Field.AMOUNT);
        boolean zero = stated instanceof Amount amount && amount.isZero()
                || stated instanceof Optional<?> optional
                        && optional.isPresent()
                        && optional.get() instanceof Amount inner
                        && inner.isZero()
                || postings().anyMatch(posting -> posting.amount().isZero());
        if (zero) {
            throw Rejection.of(Outcome.INVALID_AMOUNT, Field.AMOUNT);
        }
    }

    private void checkFields(Optional<Boolean> needsTimestamp) {
        command.attributes().invalidField().ifPresent(invalidFields::add);
        if (command instanceof RegisterAsset asset) {
            invalid(Field.ASSET, !Asset.isValidCode(asset.asset()));
            invalid(Field.SCALE, asset.scale() < 0 || asset.scale() > Asset.MAX_SCALE);
        } else if (command instanceof OpenAccount account) {
            invalid(Field.ASSET, !Asset.isValidCode(account.asset()));
        } else if (command instanceof ScheduleTransfer schedule) {
            invalid(Field.DUE_AT, schedule.dueAtNs() < 0);
        } else if (command instanceof ClosePeriod period) {
            invalid(Field.THROUGH, !isDay(period.through()));
        } else if (command instanceof Group group) {
            invalid(Field.COMMANDS, group.commands().isEmpty());
            invalid(Field.COMMANDS, group.commands().stream().anyMatch(Group.class::isInstance));
        }
        invalid(
                Field.EFFECTIVE_DATE,
                effectiveDate().filter(date -> !isDay(date)).isPresent());
        OptionalLong life = timeToLive();
        invalid(
                Field.TIME_TO_LIVE_SECONDS,
                life.isPresent() && (life.getAsLong() < 1 || life.getAsLong() > LONGEST_TIME_TO_LIVE));
        invalid(Field.EXPECTED_VERSIONS, namesAnUntouchedAccountOrOneTwice());
        invalid(Field.CONDITIONS, conditions().count() > 16);
        OptionalLong stated = command.attributes().timestampNs();
        invalid(Field.AT, needsTimestamp.isPresent() && needsTimestamp.get() != stated.isPresent());
        invalid(Field.AT, stated.isPresent() && stated.getAsLong() <= 0);
        if (!invalidFields.isEmpty()) {
            throw Rejection.of(Outcome.INVALID_FIELD, invalidFields.iterator().next());
        }
    }

    private void invalid(Field field, boolean applies) {
        if (applies) {
            invalidFields.add(field);
        }
    }

    private static boolean isDay(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    private boolean namesAnUntouchedAccountOrOneTwice() {
        Set<Id> named = new HashSet<>();
        Set<Id> touched = touched();
        return expectedVersions()
                .anyMatch(expected -> !touched.contains(expected.account()) || !named.add(expected.account()));
    }

    private Set<Id> touched() {
        Set<Id> touched = new HashSet<>();
        postings().forEach(posting -> touched.add(posting.account()));
        for (Field field : List.of(Field.DEBIT, Field.CREDIT)) {
            if (content.get(field) instanceof Id id) {
                touched.add(id);
            }
        }
        return touched;
    }

    private void checkLengths() {
        if (command.attributes().metadata().length() > Metadata.MAX_LENGTH) {
            throw Rejection.of(Outcome.METADATA_TOO_LONG, Field.METADATA);
        }
        if (command instanceof UpdateAccount update
                && update.newMetadata()
                        .filter(bytes -> bytes.length() > Metadata.MAX_LENGTH)
                        .isPresent()) {
            throw Rejection.of(Outcome.METADATA_TOO_LONG, Field.NEW_METADATA);
        }
        if (command instanceof Transaction transaction) {
            Rejection.when(transaction.postings().size() < 2, Outcome.TOO_FEW_POSTINGS);
            Rejection.when(transaction.postings().size() > MOST_MEMBERS, Outcome.TOO_MANY_POSTINGS);
        }
        if (command instanceof Group group) {
            Rejection.when(group.commands().size() > MOST_MEMBERS, Outcome.GROUP_TOO_LONG);
        }
    }

    private Stream<Posting> postings() {
        return command instanceof Transaction c ? c.postings().stream() : Stream.empty();
    }

    private Stream<Condition> conditions() {
        if (command instanceof Transfer c) {
            return c.conditions().stream();
        } else if (command instanceof Transaction c) {
            return c.conditions().stream();
        }
        return command instanceof PlaceHold c ? c.conditions().stream() : Stream.empty();
    }

    private Stream<ExpectedVersion> expectedVersions() {
        if (command instanceof Transfer c) {
            return c.expectedVersions().stream();
        } else if (command instanceof Transaction c) {
            return c.expectedVersions().stream();
        }
        return command instanceof PlaceHold c ? c.expectedVersions().stream() : Stream.empty();
    }

    private Optional<LocalDate> effectiveDate() {
        if (command instanceof Transfer c) {
            return c.effectiveDate();
        } else if (command instanceof Transaction c) {
            return c.effectiveDate();
        } else if (command instanceof CaptureHold c) {
            return c.effectiveDate();
        }
        return command instanceof Reverse c ? c.effectiveDate() : Optional.empty();
    }

    private OptionalLong timeToLive() {
        if (command instanceof PlaceHold c) {
            return c.timeToLiveSeconds();
        }
        return command instanceof AdjustHold c ? c.timeToLiveSeconds() : OptionalLong.empty();
    }
}
