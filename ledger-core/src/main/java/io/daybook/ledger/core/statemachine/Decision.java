package io.daybook.ledger.core.statemachine;

import io.daybook.ledger.core.codec.OutcomeLayout;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import java.util.Arrays;

/**
 * What is known of the command being decided: its place in time, what a processor found out on the way, and what the
 * receipt will say. One instance is used again and again; not safe for use by several threads.
 */
final class Decision {
    /** No hold. */
    static final int NO_HOLD = -1;

    long sequence;
    long timestampNs;
    int member = DecisionTable.NO_MEMBER;

    /** Row the decision will have, once appended. */
    long row;

    int debit;
    int credit;
    int target;
    long original;
    long releaseHigh;
    long releaseLow;

    boolean hasAmount;
    long amountHigh;
    long amountLow;
    boolean hasExtra;
    long extra;
    int hold = NO_HOLD;

    private int[] touched = new int[16];
    private int[] idSources = new int[16];
    private int touchedCount;

    void begin(long sequence, long timestampNs, int member) {
        this.sequence = sequence;
        this.timestampNs = timestampNs;
        this.member = member;
        releaseHigh = 0;
        releaseLow = 0;
        hasAmount = false;
        hasExtra = false;
        hold = NO_HOLD;
        touchedCount = 0;
    }

    void amount(long high, long low) {
        hasAmount = true;
        amountHigh = high;
        amountLow = low;
    }

    void extra(long value) {
        hasExtra = true;
        extra = value;
    }

    /** Forgets what an accepted outcome would have shown. */
    void reject() {
        hasAmount = false;
        hold = NO_HOLD;
        touchedCount = 0;
    }

    void touch(int account) {
        touch(account, OutcomeLayout.ID_EXPLICIT);
    }

    void touch(int account, int idSource) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
            idSources = Arrays.copyOf(idSources, touchedCount * 2);
        }
        touched[touchedCount] = account;
        idSources[touchedCount] = idSource;
        touchedCount++;
    }

    void touch(Movements movements) {
        for (int place = 0; place < movements.count(); place++) {
            touch(movements.account(place));
        }
    }

    int touchedCount() {
        return touchedCount;
    }

    int touched(int place) {
        return touched[place];
    }

    int idSource(int place) {
        return idSources[place];
    }
}
