package io.daybook.ledger.cli.json;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.CancelScheduled;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The commands that post, now or later. */
final class PostingCommandReader {
    private PostingCommandReader() {}

    static Command transfer(Id id, CommandFields fields) {
        Transfer.Builder builder =
                Transfer.builder(id, fields.id(Field.DEBIT), fields.id(Field.CREDIT), fields.amount(Field.AMOUNT));
        fields.date(Field.EFFECTIVE_DATE).ifPresent(builder::effectiveDate);
        fields.optionalChoice(Field.BALANCING, Choices.BALANCING).ifPresent(builder::balancing);
        builder.overrideLimits(fields.flag(Field.OVERRIDE_LIMITS, false));
        builder.expectedVersions(Guards.expectedVersions(fields));
        builder.conditions(Guards.conditions(fields));
        return fields.finish(builder, EventKind.TRANSFER.label()).build();
    }

    static Command transaction(Id id, CommandFields fields) {
        List<Posting> postings = new ArrayList<>();
        for (JsonObject object : fields.objects(Field.POSTINGS)) {
            postings.add(posting(object));
        }
        Transaction.Builder builder = Transaction.builder(id, postings);
        fields.date(Field.EFFECTIVE_DATE).ifPresent(builder::effectiveDate);
        builder.overrideLimits(fields.flag(Field.OVERRIDE_LIMITS, false));
        builder.expectedVersions(Guards.expectedVersions(fields));
        builder.conditions(Guards.conditions(fields));
        return fields.finish(builder, EventKind.TRANSACTION.label()).build();
    }

    static Command reverse(Id id, CommandFields fields) {
        Reverse.Builder builder = Reverse.builder(id, fields.id(Field.ORIGINAL));
        fields.optionalAmount(Field.AMOUNT).ifPresent(builder::amount);
        fields.date(Field.EFFECTIVE_DATE).ifPresent(builder::effectiveDate);
        builder.overrideLimits(fields.flag(Field.OVERRIDE_LIMITS, false));
        return fields.finish(builder, EventKind.REVERSE.label()).build();
    }

    static Command scheduleTransfer(Id id, CommandFields fields) {
        if (!fields.has(Field.DUE_AT)) {
            throw fields.missing(Field.DUE_AT);
        }
        OptionalLong dueAtNs = fields.instant(Field.DUE_AT);
        ScheduleTransfer.Builder builder = ScheduleTransfer.builder(
                id, fields.id(Field.DEBIT), fields.id(Field.CREDIT), fields.amount(Field.AMOUNT), dueAtNs.orElse(0));
        builder.overrideLimits(fields.flag(Field.OVERRIDE_LIMITS, false));
        return fields.finish(builder, EventKind.SCHEDULE_TRANSFER.label()).build();
    }

    static Command cancelScheduled(Id id, CommandFields fields) {
        CancelScheduled.Builder builder = CancelScheduled.builder(id, fields.id(Field.SCHEDULE));
        return fields.finish(builder, EventKind.CANCEL_SCHEDULED.label()).build();
    }

    private static Posting posting(JsonObject object) {
        CommandFields fields = new CommandFields(object);
        Posting posting = new Posting(
                fields.id(Field.ACCOUNT), fields.choice(Field.SIDE, Choices.SIDES), fields.amount(Field.AMOUNT));
        fields.requireAllTaken("a posting");
        return posting;
    }
}
