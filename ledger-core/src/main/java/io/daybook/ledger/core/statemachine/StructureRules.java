package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.Field;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;

/**
 * Group A, structure: what can be said of a command without looking at any table. The first rejection that applies, in
 * the order INVALID_ID, INVALID_AMOUNT, INVALID_FIELD, METADATA_TOO_LONG, TOO_FEW_POSTINGS, TOO_MANY_POSTINGS,
 * GROUP_TOO_LONG.
 */
final class StructureRules {
    static final int MAX_POSTINGS = 8190;
    static final int MAX_MEMBERS = 8190;
    static final int MAX_CONDITIONS = 16;

    private final boolean hostClock;
    private int field;

    StructureRules(boolean hostClock) {
        this.hostClock = hostClock;
    }

    /** The field that the last rejection names; 0 for none. */
    int field() {
        return field;
    }

    /** Judges a command that stands by itself. */
    int judge(CommandView command) {
        return judge(command, hostClock);
    }

    /** Judges a member of a group, which has its group's time and not its own. */
    int judgeMember(CommandView command) {
        int outcome = judge(command, false);
        if (command.kind() == Kinds.GROUP && outcome == Outcome.ACCEPTED.code()) {
            field = Field.COMMANDS.code();
            return Outcome.INVALID_FIELD.code();
        }
        return outcome;
    }

    private int judge(CommandView command, boolean timed) {
        field = invalidId(command);
        if (field != 0) {
            return Outcome.INVALID_ID.code();
        }
        if (hasInvalidAmount(command)) {
            field = Field.AMOUNT.code();
            return Outcome.INVALID_AMOUNT.code();
        }
        field = invalidField(command, timed);
        if (field != 0) {
            return Outcome.INVALID_FIELD.code();
        }
        return judgeLengths(command).code();
    }

    private int invalidId(CommandView command) {
        int kind = command.kind();
        if (kind != Kinds.REGISTER_ASSET && isInvalidId(command, RecordLayout.ID)) {
            return Field.ID.code();
        }
        switch (kind) {
            case Kinds.TRANSFER, Kinds.PLACE_HOLD, Kinds.SCHEDULE_TRANSFER -> {
                if (isInvalidId(command, RecordLayout.DEBIT)) {
                    return Field.DEBIT.code();
                }
                if (isInvalidId(command, RecordLayout.CREDIT)) {
                    return Field.CREDIT.code();
                }
            }
            case Kinds.TRANSACTION -> {
                if (hasInvalidAccount(command, RecordLayout.POSTINGS, command.count(), RecordLayout.POSTING_LENGTH)) {
                    return Field.ACCOUNT.code();
                }
            }
            case Kinds.REGISTER_ASSET, Kinds.OPEN_ACCOUNT, Kinds.CLOSE_PERIOD, Kinds.GROUP -> {}
            default -> {
                if (isInvalidId(command, RecordLayout.TARGET)) {
                    return targetField(kind).code();
                }
            }
        }
        return hasInvalidGuard(command) ? Field.ACCOUNT.code() : 0;
    }

    private static Field targetField(int kind) {
        return switch (kind) {
            case Kinds.CAPTURE_HOLD, Kinds.ADJUST_HOLD, Kinds.RELEASE_HOLD -> Field.HOLD;
            case Kinds.REVERSE -> Field.ORIGINAL;
            case Kinds.CANCEL_SCHEDULED -> Field.SCHEDULE;
            default -> Field.ACCOUNT;
        };
    }

    private static boolean hasInvalidGuard(CommandView command) {
        if (command.isPresent(RecordLayout.EXPECTED_VERSIONS)) {
            int at = command.part(RecordLayout.EXPECTED_VERSIONS);
            int length = RecordLayout.EXPECTED_VERSION_LENGTH;
            if (hasInvalidAccount(command, at + 8, (int) command.longAt(at), length)) {
                return true;
            }
        }
        if (command.isPresent(RecordLayout.CONDITIONS)) {
            int at = command.part(RecordLayout.CONDITIONS);
            return hasInvalidAccount(command, at + 8, (int) command.longAt(at), RecordLayout.CONDITION_LENGTH);
        }
        return false;
    }

    private static boolean hasInvalidAccount(CommandView command, int from, int count, int length) {
        for (int i = 0; i < count; i++) {
            if (isInvalidId(command, from + i * length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvalidId(CommandView command, int at) {
        long high = command.high(at);
        long low = command.low(at);
        return (high | low) == 0 || (high & low) == -1L;
    }

    private static boolean hasInvalidAmount(CommandView command) {
        return switch (command.kind()) {
            case Kinds.TRANSFER, Kinds.PLACE_HOLD, Kinds.SCHEDULE_TRANSFER -> isZero(command, RecordLayout.AMOUNT);
            case Kinds.ADJUST_HOLD -> isZero(command, RecordLayout.TARGET_AMOUNT);
            case Kinds.CAPTURE_HOLD, Kinds.REVERSE ->
                !command.has(RecordLayout.ALL) && isZero(command, RecordLayout.TARGET_AMOUNT);
            case Kinds.TRANSACTION -> hasZeroPosting(command);
            default -> false;
        };
    }

    private static boolean hasZeroPosting(CommandView command) {
        for (int i = 0; i < command.count(); i++) {
            if (isZero(command, CommandView.posting(i) + RecordLayout.POSTING_AMOUNT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(CommandView command, int at) {
        return (command.low(at) | command.high(at)) == 0;
    }

    /** The first invalid field in the order of {@link Field}; what could not be encoded is marked in the command. */
    private int invalidField(CommandView command, boolean timed) {
        int marked = command.invalidField();
        int found = 0;
        if (command.kind() == Kinds.GROUP && isGroupMisfit(command)) {
            found = Field.COMMANDS.code();
        } else if (command.isPresent(RecordLayout.EXPECTED_VERSIONS) && hasMisfitVersion(command)) {
            found = Field.EXPECTED_VERSIONS.code();
        } else if (command.isPresent(RecordLayout.CONDITIONS)
                && command.longAt(command.part(RecordLayout.CONDITIONS)) > MAX_CONDITIONS) {
            found = Field.CONDITIONS.code();
        } else if ((command.timestampNs() != 0) != timed || command.timestampNs() < 0) {
            found = Field.AT.code();
        }
        return marked != 0 && (found == 0 || marked < found) ? marked : found;
    }

    private static boolean isGroupMisfit(CommandView group) {
        if (group.count() == 0) {
            return true;
        }
        int at = group.membersOffset();
        int end = group.length();
        while (at < end) {
            if (group.byteAt(at + RecordLayout.KIND) == Kinds.GROUP) {
                return true;
            }
            at += group.intAt(at + RecordLayout.LENGTH);
        }
        return false;
    }

    private static boolean hasMisfitVersion(CommandView command) {
        int at = command.part(RecordLayout.EXPECTED_VERSIONS);
        int count = (int) command.longAt(at);
        for (int i = 0; i < count; i++) {
            int entry = at + 8 + i * RecordLayout.EXPECTED_VERSION_LENGTH;
            if (!isTouched(command, entry)) {
                return true;
            }
            for (int j = 0; j < i; j++) {
                if (sameId(command, at + 8 + j * RecordLayout.EXPECTED_VERSION_LENGTH, entry)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTouched(CommandView command, int id) {
        if (command.kind() != Kinds.TRANSACTION) {
            return sameId(command, RecordLayout.DEBIT, id) || sameId(command, RecordLayout.CREDIT, id);
        }
        for (int i = 0; i < command.count(); i++) {
            if (sameId(command, CommandView.posting(i), id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameId(CommandView command, int left, int right) {
        return command.low(left) == command.low(right) && command.high(left) == command.high(right);
    }

    private Outcome judgeLengths(CommandView command) {
        field = tooLongMetadata(command);
        if (field != 0) {
            return Outcome.METADATA_TOO_LONG;
        }
        if (command.kind() == Kinds.TRANSACTION) {
            if (command.count() < 2) {
                return Outcome.TOO_FEW_POSTINGS;
            }
            return command.count() > MAX_POSTINGS ? Outcome.TOO_MANY_POSTINGS : Outcome.ACCEPTED;
        }
        boolean tooLong = command.kind() == Kinds.GROUP
                && (command.count() > MAX_MEMBERS || command.length() > RecordLayout.MAX_RECORD_LENGTH / 2);
        return tooLong ? Outcome.GROUP_TOO_LONG : Outcome.ACCEPTED;
    }

    private static int tooLongMetadata(CommandView command) {
        if (isTooLong(command, RecordLayout.METADATA)) {
            return Field.METADATA.code();
        }
        return isTooLong(command, RecordLayout.NEW_METADATA) ? Field.NEW_METADATA.code() : 0;
    }

    private static boolean isTooLong(CommandView command, int part) {
        return command.isPresent(part) && command.bytesLength(command.part(part)) > Metadata.MAX_LENGTH;
    }
}
