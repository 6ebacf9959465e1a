package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.core.projection.history.AccountLog.Posted;
import org.agrona.collections.Int2IntHashMap;

/**
 * Copies of the postings whose effective day is not the day of their booking. All others follow one another by
 * effective day as they do by booking, so that their sum up to a day is a sum up to an entry; only these few are sought
 * by their days. Written by one thread; readers need a lock.
 */
final class DatedPostings {
    private final AccountLog all;
    private final AccountLog dated = new AccountLog(true);
    private final Int2IntHashMap listByAccount = new Int2IntHashMap(-1);

    DatedPostings(AccountLog all) {
        this.all = all;
    }

    /** Copies a posting that was appended last. */
    void add(int account, Posted posted) {
        int list = listByAccount.get(account);
        if (list < 0) {
            list = dated.addAccount();
            listByAccount.put(account, list);
        }
        long place = all.count(account) - 1 - all.countBefore(account, posted.row());
        dated.appendPosting(list, posted, (int) place);
    }

    /**
     * What is posted to an account by the end of an effective day.
     *
     * @param account its number
     * @param dayEnd the row of decisions after the last that is booked by the end of that day and known
     * @param knownEnd the row of decisions after the last that is known
     * @param day the effective day
     * @return posted totals
     */
    Totals sum(int account, long dayEnd, long knownEnd, int day) {
        Totals sum = new Totals();
        all.addUp(account, all.countBefore(account, dayEnd), sum);
        int list = listByAccount.get(account);
        if (list >= 0) {
            Totals booked = new Totals();
            dated.addUp(list, dated.countBefore(list, dayEnd), booked);
            sum.subtractPosted(booked);
            dated.addUpEffective(list, dated.countBefore(list, knownEnd), day, sum);
        }
        return sum;
    }

    /** Hears of the indexes of dated postings. */
    @FunctionalInterface
    interface IndexVisitor {
        /** Called with the index among all entries of the account. */
        void onIndex(long index);
    }

    /** Finds the dated postings within effective days. */
    void forEachWithin(int account, long knownEnd, int firstDay, int lastDay, IndexVisitor visitor) {
        int list = listByAccount.get(account);
        if (list >= 0) {
            dated.forEachWithin(
                    list,
                    dated.countBefore(list, knownEnd),
                    firstDay,
                    lastDay,
                    (index, buffer, at) -> visitor.onIndex(
                            all.countBefore(account, AccountLog.row(buffer, at)) + AccountLog.place(buffer, at)));
        }
    }
}
