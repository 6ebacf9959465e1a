package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.AccountDetailDecoder;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.statemachine.state.AccountDetail;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.AssetTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;

/** OpenAccount, UpdateAccount, BlockAccount, UnblockAccount, CloseAccount, ReopenAccount. */
final class AccountProcessor implements Processor {
    private static final int ACCEPTED = 0;
    private static final int DEBITS = 1;
    private static final int CREDITS = 2;

    /** Which sides a status blocks, and which status blocks some sides. */
    private static final int[] BLOCKED_BY_STATUS = {0, DEBITS, CREDITS, DEBITS | CREDITS};

    private final LedgerState state;
    private final AccountTable accounts;
    private final AccountRules rules;

    AccountProcessor(LedgerState state, AccountRules rules) {
        this.state = state;
        this.accounts = state.accounts();
        this.rules = rules;
    }

    @Override
    public int decide(CommandView command, Decision decision) {
        if (command.kind() == Kinds.OPEN_ACCOUNT) {
            decision.target = state.assets().find(command.high(RecordLayout.ASSET), command.low(RecordLayout.ASSET));
            return decision.target == AssetTable.NOT_FOUND ? Outcome.ASSET_NOT_FOUND.code() : ACCEPTED;
        }
        decision.target = accounts.find(command.high(RecordLayout.TARGET), command.low(RecordLayout.TARGET));
        if (decision.target == AccountTable.NOT_FOUND) {
            return Outcome.ACCOUNT_NOT_FOUND.code();
        }
        return switch (command.kind()) {
            case Kinds.REOPEN_ACCOUNT -> ACCEPTED;
            case Kinds.CLOSE_ACCOUNT -> decideClose(decision.target);
            case Kinds.UPDATE_ACCOUNT -> decideUpdate(command, decision.target);
            default -> rules.judgeNotClosed(decision.target);
        };
    }

    private int decideClose(int account) {
        int outcome = rules.judgeNotClosed(account);
        if (outcome != ACCEPTED) {
            return outcome;
        }
        return isEmpty(account) ? ACCEPTED : Outcome.ACCOUNT_NOT_EMPTY.code();
    }

    private boolean isEmpty(int account) {
        return accounts.low(account, AccountTable.DEBITS_POSTED) == accounts.low(account, AccountTable.CREDITS_POSTED)
                && accounts.high(account, AccountTable.DEBITS_POSTED)
                        == accounts.high(account, AccountTable.CREDITS_POSTED)
                && isZero(account, AccountTable.DEBITS_PENDING)
                && isZero(account, AccountTable.CREDITS_PENDING)
                && accounts.openSchedules(account) == 0;
    }

    private boolean isZero(int account, int total) {
        return (accounts.low(account, total) | accounts.high(account, total)) == 0;
    }

    private int decideUpdate(CommandView command, int account) {
        int outcome = rules.judgeNotClosed(account);
        if (outcome != ACCEPTED || !command.isPresent(RecordLayout.EXPECTED_VERSION)) {
            return outcome;
        }
        long expected = command.longAt(command.part(RecordLayout.EXPECTED_VERSION));
        return accounts.version(account) == expected ? ACCEPTED : Outcome.VERSION_MISMATCH.code();
    }

    @Override
    public void book(CommandView command, Decision decision) {
        if (command.kind() == Kinds.OPEN_ACCOUNT) {
            bookOpen(command, decision);
            return;
        }
        int account = decision.target;
        switch (command.kind()) {
            case Kinds.UPDATE_ACCOUNT -> bookUpdate(command, account);
            case Kinds.BLOCK_ACCOUNT -> setBlocked(account, blocked(account) | sides(command));
            case Kinds.UNBLOCK_ACCOUNT -> setBlocked(account, blocked(account) & ~sides(command));
            case Kinds.CLOSE_ACCOUNT -> accounts.setStatus(account, AccountStatus.CLOSED.ordinal());
            default -> bookReopen(account);
        }
        accounts.raiseVersion(account);
        decision.touch(account);
    }

    private void bookOpen(CommandView command, Decision decision) {
        int account = accounts.open(
                command.high(RecordLayout.ID),
                command.low(RecordLayout.ID),
                decision.target,
                command.intAt(RecordLayout.BOOK),
                command.byteAt(RecordLayout.CATEGORY),
                decision.row);
        accounts.setOverdraft(
                account,
                command.byteAt(RecordLayout.OVERDRAFT_UNLIMITED) != 0,
                command.high(RecordLayout.OVERDRAFT),
                command.low(RecordLayout.OVERDRAFT));
        putDetail(account, AccountDetailDecoder.opened(command));
        decision.touch(account);
    }

    private void bookUpdate(CommandView command, int account) {
        if (command.isPresent(RecordLayout.NEW_OVERDRAFT)) {
            int at = command.part(RecordLayout.NEW_OVERDRAFT);
            accounts.setOverdraft(account, command.longAt(at) != 0, command.high(at + 8), command.low(at + 8));
        }
        AccountDetail former = state.details().get(account);
        putDetail(account, AccountDetailDecoder.updated(command, former));
    }

    private void putDetail(int account, AccountDetail detail) {
        boolean present = !detail.equals(AccountDetail.NONE);
        if (present || accounts.hasDetail(account)) {
            state.details().put(account, detail);
            accounts.setHasDetail(account, present);
        }
    }

    private void bookReopen(int account) {
        if (accounts.status(account) == AccountStatus.CLOSED.ordinal()) {
            accounts.setStatus(account, AccountStatus.OPEN.ordinal());
        }
    }

    private int blocked(int account) {
        return BLOCKED_BY_STATUS[accounts.status(account)];
    }

    private void setBlocked(int account, int sides) {
        accounts.setStatus(account, sides);
    }

    private static int sides(CommandView command) {
        int side = (int) command.longAt(RecordLayout.BLOCKED_SIDE);
        return side == BlockedSide.BOTH.ordinal() ? DEBITS | CREDITS : side + 1;
    }
}
