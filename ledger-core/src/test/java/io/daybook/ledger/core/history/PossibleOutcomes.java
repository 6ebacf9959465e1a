package io.daybook.ledger.core.history;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which outcomes each kind of command can have, as follows from the contract: the table of {@code docs/semantics.md}.
 *
 * <p>A hold that is open keeps its accounts from being closed, and so does an open schedule: a capture, an adjustment
 * and an executed schedule are never answered {@code ACCOUNT_CLOSED}.
 */
public final class PossibleOutcomes {
    private static final String EVERY_COMMAND =
            "ACCEPTED INVALID_FIELD METADATA_TOO_LONG TIMESTAMP_NOT_INCREASING ID_REUSED ";
    private static final String MEMBER = EVERY_COMMAND + "GROUP_FAILED ";
    private static final String WITH_ID = MEMBER + "INVALID_ID ";
    private static final String WITH_AMOUNT = WITH_ID + "INVALID_AMOUNT ";
    private static final String PAIR = WITH_AMOUNT + "DEBIT_ACCOUNT_NOT_FOUND CREDIT_ACCOUNT_NOT_FOUND SAME_ACCOUNT"
            + " DIFFERENT_BOOK DIFFERENT_ASSET ACCOUNT_CLOSED ";
    private static final String BLOCKS = "DEBITS_BLOCKED CREDITS_BLOCKED ";
    private static final String LIMITS = "OVERFLOW INSUFFICIENT_FUNDS MAXIMUM_BALANCE_EXCEEDED ";
    private static final String OPTIONS = "ACCOUNT_NOT_FOUND VERSION_MISMATCH CONDITION_NOT_MET ";
    private static final String HOLD =
            "HOLD_NOT_FOUND NOT_A_HOLD HOLD_ALREADY_CAPTURED HOLD_ALREADY_RELEASED HOLD_EXPIRED ";
    private static final String ACCOUNT = WITH_ID + "ACCOUNT_NOT_FOUND ";

    private static final Map<EventKind, Set<Outcome>> TABLE = new EnumMap<>(EventKind.class);

    static {
        put(EventKind.REGISTER_ASSET, MEMBER);
        put(EventKind.OPEN_ACCOUNT, WITH_ID + "ASSET_NOT_FOUND");
        put(EventKind.UPDATE_ACCOUNT, ACCOUNT + "ACCOUNT_CLOSED VERSION_MISMATCH");
        put(EventKind.BLOCK_ACCOUNT, ACCOUNT + "ACCOUNT_CLOSED");
        put(EventKind.UNBLOCK_ACCOUNT, ACCOUNT + "ACCOUNT_CLOSED");
        put(EventKind.CLOSE_ACCOUNT, ACCOUNT + "ACCOUNT_CLOSED ACCOUNT_NOT_EMPTY");
        put(EventKind.REOPEN_ACCOUNT, ACCOUNT);
        put(EventKind.TRANSFER, PAIR + BLOCKS + "PERIOD_CLOSED " + LIMITS + OPTIONS);
        put(
                EventKind.TRANSACTION,
                WITH_AMOUNT + "TOO_FEW_POSTINGS TOO_MANY_POSTINGS DIFFERENT_BOOK ACCOUNT_CLOSED " + BLOCKS
                        + "PERIOD_CLOSED POSTINGS_NOT_BALANCED " + LIMITS + OPTIONS);
        put(EventKind.PLACE_HOLD, PAIR + BLOCKS + LIMITS + OPTIONS);
        put(EventKind.CAPTURE_HOLD, WITH_AMOUNT + HOLD + BLOCKS + "PERIOD_CLOSED EXCEEDS_HOLD " + LIMITS);
        put(EventKind.ADJUST_HOLD, WITH_AMOUNT + HOLD + BLOCKS + "BELOW_CAPTURED " + LIMITS);
        put(EventKind.RELEASE_HOLD, WITH_ID + HOLD);
        put(
                EventKind.REVERSE,
                WITH_AMOUNT + "ORIGINAL_NOT_FOUND NOT_REVERSIBLE ACCOUNT_CLOSED " + BLOCKS
                        + "PERIOD_CLOSED EXCEEDS_ORIGINAL " + LIMITS);
        put(EventKind.SCHEDULE_TRANSFER, PAIR);
        put(
                EventKind.CANCEL_SCHEDULED,
                WITH_ID + "SCHEDULE_NOT_FOUND SCHEDULE_ALREADY_EXECUTED SCHEDULE_ALREADY_CANCELLED");
        put(EventKind.CLOSE_PERIOD, WITH_ID);
        put(EventKind.GROUP, WITH_ID + "GROUP_TOO_LONG");
        put(EventKind.HOLD_EXPIRED, "ACCEPTED");
        put(EventKind.SCHEDULE_EXECUTED, "ACCEPTED PERIOD_CLOSED " + BLOCKS + LIMITS);
    }

    private PossibleOutcomes() {}

    private static void put(EventKind kind, String outcomes) {
        EnumSet<Outcome> set = EnumSet.noneOf(Outcome.class);
        Arrays.stream(outcomes.trim().split(" +")).map(Outcome::valueOf).forEach(set::add);
        TABLE.put(kind, set);
    }

    /** In the order of precedence. */
    public static Set<Outcome> of(EventKind kind) {
        return EnumSet.copyOf(TABLE.get(kind));
    }
}
