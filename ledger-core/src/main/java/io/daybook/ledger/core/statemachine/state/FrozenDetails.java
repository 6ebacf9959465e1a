package io.daybook.ledger.core.statemachine.state;

import java.lang.invoke.VarHandle;

/**
 * The details of accounts as they were at one moment, while the table goes on changing: the same protocol as that of
 * {@link FrozenRows}, with references in place of pages.
 */
final class FrozenDetails {
    private final AccountDetail[][] segments;
    private final AccountDetail[][] former;
    private final int shift;

    FrozenDetails(AccountDetail[][] segments, int shift) {
        this.segments = segments;
        this.former = new AccountDetail[segments.length][];
        this.shift = shift;
    }

    /** Called by the ledger thread before a detail changes. An account without one is not asked for. */
    void preserve(int number, AccountDetail detail) {
        int segment = number >>> shift;
        if (detail == null || segment >= former.length) {
            return;
        }
        if (former[segment] == null) {
            former[segment] = new AccountDetail[1 << shift];
        }
        int at = number & (1 << shift) - 1;
        if (former[segment][at] == null) {
            former[segment][at] = detail;
        }
        VarHandle.storeStoreFence();
    }

    /** The detail of an account that had one. Called by the reading thread. */
    AccountDetail get(int number) {
        int segment = number >>> shift;
        int at = number & (1 << shift) - 1;
        AccountDetail live = segments[segment][at];
        VarHandle.loadLoadFence();
        AccountDetail[] saved = former[segment];
        return saved == null || saved[at] == null ? live : saved[at];
    }
}
