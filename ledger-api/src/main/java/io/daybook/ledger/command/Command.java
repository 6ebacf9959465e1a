package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;

/** A request to the ledger. Immutable; decided once under its id, and answered with the same receipt ever after. */
public sealed interface Command
        permits RegisterAsset,
                OpenAccount,
                UpdateAccount,
                BlockAccount,
                UnblockAccount,
                CloseAccount,
                ReopenAccount,
                Transfer,
                Transaction,
                PlaceHold,
                CaptureHold,
                AdjustHold,
                ReleaseHold,
                Reverse,
                ScheduleTransfer,
                CancelScheduled,
                ClosePeriod,
                Group {
    /**
     * What kind of command this is.
     *
     * @return the kind
     */
    EventKind kind();

    /**
     * What the host attaches.
     *
     * @return the attributes
     */
    Attributes attributes();
}
