package io.daybook.ledger.cli.json;

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
import java.util.List;

/**
 * A command as it was asked for, with the id that its receipt echoes. Immutable.
 *
 * @param command what the ledger gets
 * @param id the id as given, in decimal, even where no command can carry it; the code of the asset for RegisterAsset
 * @param members for a group the same of its members
 */
public record Request(Command command, String id, List<Request> members) implements InputLine {
    /** Copies the list. */
    public Request {
        members = List.copyOf(members);
    }

    /**
     * A request whose ids are those of the command.
     *
     * @param command any command
     * @return the request
     */
    public static Request of(Command command) {
        List<Request> members = command instanceof Group group
                ? group.commands().stream().map(Request::of).toList()
                : List.of();
        String id = command instanceof RegisterAsset register
                ? register.asset()
                : idOf(command).toString();
        return new Request(command, id, members);
    }

    private static Id idOf(Command command) {
        return switch (command.kind()) {
            case OPEN_ACCOUNT -> ((OpenAccount) command).id();
            case UPDATE_ACCOUNT -> ((UpdateAccount) command).id();
            case BLOCK_ACCOUNT -> ((BlockAccount) command).id();
            case UNBLOCK_ACCOUNT -> ((UnblockAccount) command).id();
            case CLOSE_ACCOUNT -> ((CloseAccount) command).id();
            case REOPEN_ACCOUNT -> ((ReopenAccount) command).id();
            case TRANSFER -> ((Transfer) command).id();
            case TRANSACTION -> ((Transaction) command).id();
            case PLACE_HOLD -> ((PlaceHold) command).id();
            case CAPTURE_HOLD -> ((CaptureHold) command).id();
            case ADJUST_HOLD -> ((AdjustHold) command).id();
            case RELEASE_HOLD -> ((ReleaseHold) command).id();
            case REVERSE -> ((Reverse) command).id();
            case SCHEDULE_TRANSFER -> ((ScheduleTransfer) command).id();
            case CANCEL_SCHEDULED -> ((CancelScheduled) command).id();
            case CLOSE_PERIOD -> ((ClosePeriod) command).id();
            case GROUP -> ((Group) command).id();
            default -> throw new IllegalArgumentException("no command with an id: kind=" + command.kind());
        };
    }
}
