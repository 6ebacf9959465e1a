package io.daybook.ledger.cli.json;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.AdjustHold;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.ReleaseHold;
import java.util.Optional;

/** The commands on holds. */
final class HoldCommandReader {
    private HoldCommandReader() {}

    static Command placeHold(Id id, CommandFields fields) {
        PlaceHold.Builder builder =
                PlaceHold.builder(id, fields.id(Field.DEBIT), fields.id(Field.CREDIT), fields.amount(Field.AMOUNT));
        timeToLive(fields).ifPresent(seconds -> builder.timeToLiveSeconds(seconds.toLong()));
        fields.optionalChoice(Field.BALANCING, Choices.BALANCING).ifPresent(builder::balancing);
        builder.overrideLimits(fields.flag(Field.OVERRIDE_LIMITS, false));
        builder.expectedVersions(Guards.expectedVersions(fields));
        builder.conditions(Guards.conditions(fields));
        return fields.finish(builder, EventKind.PLACE_HOLD.label()).build();
    }

    static Command captureHold(Id id, CommandFields fields) {
        CaptureHold.Builder builder = CaptureHold.builder(id, fields.id(Field.HOLD));
        fields.optionalAmount(Field.AMOUNT).ifPresent(builder::amount);
        builder.finalCapture(fields.flag(Field.FINAL, true));
        fields.date(Field.EFFECTIVE_DATE).ifPresent(builder::effectiveDate);
        builder.overrideLimits(fields.flag(Field.OVERRIDE_LIMITS, false));
        return fields.finish(builder, EventKind.CAPTURE_HOLD.label()).build();
    }

    static Command adjustHold(Id id, CommandFields fields) {
        AdjustHold.Builder builder = AdjustHold.builder(id, fields.id(Field.HOLD), fields.amount(Field.AMOUNT));
        timeToLive(fields).ifPresent(seconds -> builder.timeToLiveSeconds(seconds.toLong()));
        return fields.finish(builder, EventKind.ADJUST_HOLD.label()).build();
    }

    static Command releaseHold(Id id, CommandFields fields) {
        ReleaseHold.Builder builder = ReleaseHold.builder(id, fields.id(Field.HOLD));
        return fields.finish(builder, EventKind.RELEASE_HOLD.label()).build();
    }

    private static Optional<WholeNumber> timeToLive(CommandFields fields) {
        return fields.number(Field.TIME_TO_LIVE_SECONDS, seconds -> seconds.fitsUnsigned32() && seconds.toLong() > 0);
    }
}
