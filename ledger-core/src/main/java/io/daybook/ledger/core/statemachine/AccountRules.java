package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.PeriodTable;

/**
 * The part of group E, state, that concerns accounts, periods and versions. Every method answers the code of the first
 * rejection that applies, or 0.
 */
final class AccountRules {
    private static final int ACCEPTED = 0;
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    private final AccountTable accounts;
    private final PeriodTable periods;

    AccountRules(LedgerState state) {
        accounts = state.accounts();
        periods = state.periods();
    }

    /** New postings and holds: each account, in order, must not be closed and must take the sides it is touched on. */
    int judgeNew(Movements movements) {
        for (int place = 0; place < movements.count(); place++) {
            boolean debits = movements.moves(place, Movements.DEBIT) || movements.moves(place, Movements.RESERVE_DEBIT);
            boolean credits =
                    movements.moves(place, Movements.CREDIT) || movements.moves(place, Movements.RESERVE_CREDIT);
            int outcome = judgeNew(movements.account(place), debits, credits);
            if (outcome != ACCEPTED) {
                return outcome;
            }
        }
        return ACCEPTED;
    }

    /** One new posting or hold between two accounts. */
    int judgeNew(int debit, int credit) {
        int outcome = judgeNew(debit, true, false);
        return outcome != ACCEPTED ? outcome : judgeNew(credit, false, true);
    }

    private int judgeNew(int account, boolean debits, boolean credits) {
        int status = accounts.status(account);
        if (status == AccountStatus.OPEN.ordinal()) {
            return ACCEPTED;
        }
        if (status == AccountStatus.CLOSED.ordinal()) {
            return Outcome.ACCOUNT_CLOSED.code();
        }
        if (debits && status != AccountStatus.CREDITS_BLOCKED.ordinal()) {
            return Outcome.DEBITS_BLOCKED.code();
        }
        return credits && status != AccountStatus.DEBITS_BLOCKED.ordinal() ? Outcome.CREDITS_BLOCKED.code() : ACCEPTED;
    }

    /** Captures go through on an account blocked on one side: the hold was placed before. */
    int judgeCapture(int debit, int credit) {
        int outcome = judgeCapture(debit, Outcome.DEBITS_BLOCKED);
        return outcome != ACCEPTED ? outcome : judgeCapture(credit, Outcome.CREDITS_BLOCKED);
    }

    private int judgeCapture(int account, Outcome frozen) {
        int status = accounts.status(account);
        if (status == AccountStatus.CLOSED.ordinal()) {
            return Outcome.ACCOUNT_CLOSED.code();
        }
        return status == AccountStatus.FROZEN.ordinal() ? frozen.code() : ACCEPTED;
    }

    /** The account must not be closed. */
    int judgeNotClosed(int account) {
        return accounts.status(account) == AccountStatus.CLOSED.ordinal() ? Outcome.ACCOUNT_CLOSED.code() : ACCEPTED;
    }

    /** The effective date, by default the UTC date of the timestamp, must lie after what is closed of the book. */
    int judgePeriod(CommandView command, long timestampNs, int account) {
        long day = command.isPresent(RecordLayout.EFFECTIVE_DATE)
                ? command.longAt(command.part(RecordLayout.EFFECTIVE_DATE))
                : Math.floorDiv(timestampNs, NS_PER_DAY);
        return judgeDay(day, account);
    }

    /** The UTC date of a timestamp must lie after what is closed of the book. */
    int judgePeriod(long timestampNs, int account) {
        return judgeDay(Math.floorDiv(timestampNs, NS_PER_DAY), account);
    }

    private int judgeDay(long day, int account) {
        return day <= periods.closedThrough(accounts.book(account)) ? Outcome.PERIOD_CLOSED.code() : ACCEPTED;
    }

    /** Each account with an expected version must have it. */
    int judgeVersions(CommandView command) {
        if (!command.isPresent(RecordLayout.EXPECTED_VERSIONS)) {
            return ACCEPTED;
        }
        int at = command.part(RecordLayout.EXPECTED_VERSIONS);
        int count = (int) command.longAt(at);
        for (int i = 0; i < count; i++) {
            int entry = at + 8 + i * RecordLayout.EXPECTED_VERSION_LENGTH;
            int account = accounts.find(command.high(entry), command.low(entry));
            if (accounts.version(account) != command.longAt(entry + 16)) {
                return Outcome.VERSION_MISMATCH.code();
            }
        }
        return ACCEPTED;
    }
}
