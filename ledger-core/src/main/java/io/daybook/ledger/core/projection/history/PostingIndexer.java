package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.OutcomeLayout;
import io.daybook.ledger.core.codec.OutcomeReader;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.projection.history.AccountLog.Posted;

/** Takes what accepted records posted, reserved and changed into the logs of their accounts. Used by one thread. */
final class PostingIndexer {
    private static final int COLUMNS = 6;

    private final AccountRows accounts;
    private final AccountLog log;
    private final DatedPostings dated;
    private final DecisionRows decisions;
    private final long[] high = new long[COLUMNS];
    private final long[] low = new long[COLUMNS];

    PostingIndexer(HistoryTables tables) {
        this.accounts = tables.accounts;
        this.log = tables.log;
        this.dated = tables.dated;
        this.decisions = tables.decisions;
    }

    /** The postings of a record, and between which accounts it moves or will move something. */
    void apply(CommandView view, OutcomeReader outcome, long row) {
        switch (view.kind()) {
            case Kinds.TRANSFER, Kinds.PLACE_HOLD, Kinds.SCHEDULE_TRANSFER -> {
                decisions.pair(row, find(view, RecordLayout.DEBIT), find(view, RecordLayout.CREDIT));
                if (view.kind() == Kinds.TRANSFER) {
                    post(view, outcome, row);
                }
            }
            case Kinds.CAPTURE_HOLD, Kinds.SCHEDULE_EXECUTED -> {
                long target = decisions.target(row);
                decisions.pair(row, decisions.debit(target), decisions.credit(target));
                post(view, outcome, row);
            }
            case Kinds.REVERSE -> reverse(view, outcome, row);
            case Kinds.TRANSACTION -> transaction(view, row);
            default -> {}
        }
    }

    private void post(CommandView view, OutcomeReader outcome, long row) {
        long amountHigh;
        long amountLow;
        if (outcome.has(OutcomeLayout.AMOUNT_AS_ASKED)) {
            amountHigh = view.high(RecordLayout.AMOUNT);
            amountLow = view.low(RecordLayout.AMOUNT);
        } else {
            outcome.readAmount();
            amountHigh = outcome.high();
            amountLow = outcome.low();
        }
        int debit = decisions.debit(row);
        int credit = decisions.credit(row);
        append(debit, row, false, amountHigh, amountLow, credit);
        append(credit, row, true, amountHigh, amountLow, debit);
    }

    private void append(int account, long row, boolean credit, long amountHigh, long amountLow, int counter) {
        int day = decisions.effectiveDay(row);
        boolean isDated = day != Math.floorDiv(decisions.timestampNs(row), HistoryIndexer.DAY_NS);
        Posted posted = new Posted(row, credit, amountHigh, amountLow, counter, day, isDated);
        log.appendPosting(account, posted, 0);
        if (isDated) {
            dated.add(account, posted);
        }
    }

    private void transaction(CommandView view, long row) {
        int first = -1;
        int second = -1;
        boolean many = false;
        for (int i = 0; i < view.count(); i++) {
            int account = find(view, CommandView.posting(i));
            if (first < 0 || account == first) {
                first = account;
            } else if (second < 0 || account == second) {
                second = account;
            } else {
                many = true;
            }
        }
        for (int i = 0; i < view.count(); i++) {
            int at = CommandView.posting(i);
            int account = find(view, at);
            int counter = many ? -1 : account == first ? second : first;
            int amount = at + RecordLayout.POSTING_AMOUNT;
            boolean credit = view.byteAt(at + RecordLayout.POSTING_SIDE) != 0;
            append(account, row, credit, view.high(amount), view.low(amount), counter);
        }
    }

    private void reverse(CommandView view, OutcomeReader outcome, long row) {
        long target = decisions.target(row);
        if (decisions.kind(target) != Kinds.TRANSACTION) {
            decisions.pair(row, decisions.credit(target), decisions.debit(target));
            post(view, outcome, row);
            return;
        }
        OutcomeReader images = new OutcomeReader();
        images.wrap(view.buffer(), view.offset() + view.commandLength());
        while (images.nextAccount()) {
            mirror(account(view, images), target, row);
            for (int column = 0; column < COLUMNS; column++) {
                images.readColumn(column);
            }
        }
    }

    private void mirror(int account, long target, long row) {
        long from = log.countBefore(account, target);
        long to = log.countBefore(account, target + 1);
        log.forEach(
                account,
                from,
                to,
                (index, buffer, at) -> append(
                        account,
                        row,
                        !AccountLog.isCredit(buffer, at),
                        log.high(buffer, at),
                        log.low(buffer, at),
                        AccountLog.counter(buffer, at)));
    }

    /** What the after-images of a record say beside its postings. */
    void images(CommandView view, OutcomeReader outcome, long row) {
        int kind = view.kind();
        boolean posted = kind == Kinds.TRANSFER
                || kind == Kinds.TRANSACTION
                || kind == Kinds.REVERSE
                || kind == Kinds.SCHEDULE_EXECUTED;
        if (posted) {
            return;
        }
        while (outcome.nextAccount()) {
            int account = account(view, outcome);
            for (int column = 0; column < COLUMNS; column++) {
                outcome.readColumn(column);
                high[column] = outcome.high();
                low[column] = outcome.low();
            }
            image(kind, account, outcome, row);
        }
    }

    private void image(int kind, int account, OutcomeReader outcome, long row) {
        if (kind >= Kinds.OPEN_ACCOUNT && kind <= Kinds.REOPEN_ACCOUNT) {
            log.appendStatus(account, row, outcome.status(), outcome.isOverdraftUnlimited(), high[5], low[5]);
        } else if (kind >= Kinds.PLACE_HOLD && kind <= Kinds.RELEASE_HOLD || kind == Kinds.HOLD_EXPIRED) {
            log.appendPending(account, row, high[3], low[3], high[4], low[4]);
        } else {
            log.appendTouch(account, row);
        }
    }

    private int account(CommandView view, OutcomeReader outcome) {
        return switch (outcome.idSource()) {
            case OutcomeLayout.ID_DEBIT -> find(view, RecordLayout.DEBIT);
            case OutcomeLayout.ID_CREDIT -> find(view, RecordLayout.CREDIT);
            default -> {
                int at = outcome.explicitIdOffset() - view.offset();
                yield find(view, at);
            }
        };
    }

    private int find(CommandView view, int at) {
        int account = accounts.find(view.high(at), view.low(at));
        if (account < 0) {
            throw new IllegalStateException(
                    "the history does not know an account of an accepted record: kind=" + view.kind());
        }
        return account;
    }
}
