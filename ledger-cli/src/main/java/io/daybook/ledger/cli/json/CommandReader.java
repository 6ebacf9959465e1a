package io.daybook.ledger.cli.json;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Lines of JSON to commands. What a person or a program may have got wrong in the form is an {@link InputException};
 * what the ledger has a rejection for is left to the ledger. Safe for use by several threads.
 */
public final class CommandReader {
    private static final String EFFECT = "effect";
    private static final Set<String> NOT_ASKED = Set.of("receipt");
    private static final List<String> TOLD_OF_EFFECTS =
            List.of("hold", "schedule", "sequence", "status", "detail", "replayed", "amount", "accounts");

    private final JsonLineParser parser = new JsonLineParser();

    /**
     * Reads one line.
     *
     * @param bytes holds the line in UTF-8
     * @param offset where it starts
     * @param length how many bytes it has
     * @return a command, or the time of an effect
     * @throws InputException when it is neither
     */
    public InputLine read(byte[] bytes, int offset, int length) {
        JsonObject object = parser.parse(bytes, offset, length, NOT_ASKED);
        return object.has(EFFECT) ? clockMove(object) : request(object);
    }

    private static ClockMove clockMove(JsonObject object) {
        EventKind effect = object.choice(EFFECT, Choices.EFFECTS);
        CommandFields fields = new CommandFields(object);
        boolean given = fields.has(Field.AT);
        OptionalLong at = fields.instant(Field.AT);
        if (!given) {
            at = Instants.parse(object.text("timestamp"));
        }
        TOLD_OF_EFFECTS.forEach(object::ignore);
        object.ignore("timestamp");
        object.requireAllTaken(effect.label());
        return new ClockMove(at.orElseThrow(() -> object.refused("at", "is beyond the year 2262")));
    }

    private static Request request(JsonObject object) {
        CommandFields fields = new CommandFields(object);
        EventKind kind = fields.choice(Field.COMMAND, Choices.COMMANDS);
        if (kind == EventKind.REGISTER_ASSET) {
            Command command = AccountCommandReader.registerAsset(fields);
            return Request.of(command);
        }
        String id = fields.idText(Field.ID);
        if (kind == EventKind.GROUP) {
            return group(fields, id);
        }
        return new Request(command(kind, fields, id), CommandFields.echo(id), List.of());
    }

    private static Command command(EventKind kind, CommandFields fields, String idText) {
        var id = fields.id(Field.ID, idText);
        return switch (kind) {
            case OPEN_ACCOUNT -> AccountCommandReader.openAccount(id, fields);
            case UPDATE_ACCOUNT -> AccountCommandReader.updateAccount(id, fields);
            case BLOCK_ACCOUNT -> AccountCommandReader.blockAccount(id, fields);
            case UNBLOCK_ACCOUNT -> AccountCommandReader.unblockAccount(id, fields);
            case CLOSE_ACCOUNT -> AccountCommandReader.closeAccount(id, fields);
            case REOPEN_ACCOUNT -> AccountCommandReader.reopenAccount(id, fields);
            case CLOSE_PERIOD -> AccountCommandReader.closePeriod(id, fields);
            case TRANSFER -> PostingCommandReader.transfer(id, fields);
            case TRANSACTION -> PostingCommandReader.transaction(id, fields);
            case REVERSE -> PostingCommandReader.reverse(id, fields);
            case SCHEDULE_TRANSFER -> PostingCommandReader.scheduleTransfer(id, fields);
            case CANCEL_SCHEDULED -> PostingCommandReader.cancelScheduled(id, fields);
            case PLACE_HOLD -> HoldCommandReader.placeHold(id, fields);
            case CAPTURE_HOLD -> HoldCommandReader.captureHold(id, fields);
            case ADJUST_HOLD -> HoldCommandReader.adjustHold(id, fields);
            case RELEASE_HOLD -> HoldCommandReader.releaseHold(id, fields);
            default -> throw new IllegalStateException("not a command of one piece: kind=" + kind);
        };
    }

    private static Request group(CommandFields fields, String idText) {
        var id = fields.id(Field.ID, idText);
        List<Request> members = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        for (JsonObject member : fields.objects(Field.COMMANDS)) {
            Request request = request(member);
            members.add(request);
            commands.add(request.command());
        }
        Command command = fields.finish(Group.builder(id, commands), EventKind.GROUP.label())
                .build();
        return new Request(command, CommandFields.echo(idText), members);
    }
}
