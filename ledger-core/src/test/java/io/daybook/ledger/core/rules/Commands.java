package io.daybook.ledger.core.rules;

import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.CommandBuilder;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UnblockAccount;

/** Builds a command whatever its builder. */
final class Commands {
    private Commands() {}

    static Command build(CommandBuilder<?> builder) {
        if (builder instanceof RegisterAsset.Builder asset) {
            return asset.build();
        } else if (builder instanceof OpenAccount.Builder open) {
            return open.build();
        } else if (builder instanceof BlockAccount.Builder block) {
            return block.build();
        } else if (builder instanceof UnblockAccount.Builder unblock) {
            return unblock.build();
        } else if (builder instanceof CloseAccount.Builder close) {
            return close.build();
        } else if (builder instanceof Transfer.Builder transfer) {
            return transfer.build();
        } else if (builder instanceof PlaceHold.Builder hold) {
            return hold.build();
        } else if (builder instanceof CaptureHold.Builder capture) {
            return capture.build();
        } else if (builder instanceof ReleaseHold.Builder release) {
            return release.build();
        }
        throw new IllegalArgumentException("no rule table uses this builder: " + builder.getClass());
    }
}
