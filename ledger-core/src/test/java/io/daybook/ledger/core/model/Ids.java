package io.daybook.ledger.core.model;

import io.daybook.ledger.Id;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;

/** The id that a command brings. */
public final class Ids {
    private Ids() {}

    /** RegisterAsset brings a code instead, and is answered 0. */
    public static Id of(Command command) {
        if (command instanceof OpenAccount c) {
            return c.id();
        } else if (command instanceof UpdateAccount c) {
            return c.id();
        } else if (command instanceof BlockAccount c) {
            return c.id();
        } else if (command instanceof UnblockAccount c) {
            return c.id();
        } else if (command instanceof CloseAccount c) {
            return c.id();
        } else if (command instanceof ReopenAccount c) {
            return c.id();
        } else if (command instanceof Transfer c) {
            return c.id();
        } else if (command instanceof Transaction c) {
            return c.id();
        } else if (command instanceof Group c) {
            return c.id();
        }
        return ofHoldOrPlan(command);
    }

    private static Id ofHoldOrPlan(Command command) {
        if (command instanceof PlaceHold c) {
            return c.id();
        } else if (command instanceof CaptureHold c) {
            return c.id();
        } else if (command instanceof AdjustHold c) {
            return c.id();
        } else if (command instanceof ReleaseHold c) {
            return c.id();
        } else if (command instanceof Reverse c) {
            return c.id();
        } else if (command instanceof ScheduleTransfer c) {
            return c.id();
        } else if (command instanceof CancelScheduled c) {
            return c.id();
        } else if (command instanceof ClosePeriod c) {
            return c.id();
        } else if (command instanceof RegisterAsset) {
            return Id.ZERO;
        }
        throw new IllegalArgumentException("unknown command: kind=" + command.kind());
    }
}
