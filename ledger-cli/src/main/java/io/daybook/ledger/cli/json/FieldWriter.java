package io.daybook.ledger.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes the fields of one command. The field that was invalid when it was asked for is written as a number that it
 * cannot hold, so that reading the line again leads to the same rejection.
 */
final class FieldWriter {
    private static final String INVALID = "-9223372036854775809";
    private static final String INVALID_INSTANT = "9999-12-31T23:59:59Z";
    private static final String INVALID_CONDITION_AMOUNT = "-340282366920938463463374607431768211456";
    private static final String ANY_ACCOUNT = "01";
    private static final Condition ANY_CONDITION =
            new Condition(Id.of(1), BalanceKind.POSTED, Comparison.EQUAL_TO, false, Amount.ZERO);

    private final JsonGenerator out;
    private final Field invalid;

    FieldWriter(JsonGenerator out, Optional<Field> invalid) {
        this.out = out;
        this.invalid = invalid.orElse(null);
    }

    void text(Field field, String text) throws IOException {
        out.writeStringField(field.label(), text);
    }

    void id(Field field, Id id) throws IOException {
        out.writeStringField(field.label(), id.toString());
    }

    void amount(Field field, Amount amount) throws IOException {
        out.writeStringField(field.label(), amount.toString());
    }

    void amount(Field field, Optional<Amount> amount) throws IOException {
        if (amount.isPresent()) {
            amount(field, amount.get());
        }
    }

    /** A number, left out when it is not set. */
    void number(Field field, boolean set, long value) throws IOException {
        if (field == invalid) {
            out.writeStringField(field.label(), INVALID);
        } else if (set) {
            out.writeNumberField(field.label(), value);
        }
    }

    /** A number that may need 64 bits or more, as text. */
    void textOf(Field field, Optional<?> value) throws IOException {
        if (field == invalid) {
            out.writeStringField(field.label(), INVALID);
        } else if (value.isPresent()) {
            out.writeStringField(field.label(), value.get().toString());
        }
    }

    void limit(Field field, boolean set, Limit limit) throws IOException {
        textOf(field, set ? Optional.of(limit) : Optional.empty());
    }

    void flag(Field field, boolean value, boolean otherwise) throws IOException {
        if (value != otherwise) {
            out.writeBooleanField(field.label(), value);
        }
    }

    void date(Field field, Optional<LocalDate> date) throws IOException {
        if (date.isPresent()) {
            out.writeStringField(field.label(), date.get().toString());
        }
    }

    void instant(Field field, OptionalLong ns) throws IOException {
        if (field == invalid) {
            out.writeStringField(field.label(), INVALID_INSTANT);
        } else if (ns.isPresent()) {
            out.writeStringField(field.label(), Instants.format(ns.getAsLong()));
        }
    }

    void balancing(Balancing balancing) throws IOException {
        if (balancing != Balancing.NONE) {
            out.writeStringField(Field.BALANCING.label(), balancing.name());
        }
    }

    void expectedVersions(List<ExpectedVersion> versions) throws IOException {
        if (versions.isEmpty() && invalid != Field.EXPECTED_VERSIONS) {
            return;
        }
        out.writeObjectFieldStart(Field.EXPECTED_VERSIONS.label());
        for (ExpectedVersion expected : versions) {
            out.writeNumberField(expected.account().toString(), expected.version());
        }
        if (invalid == Field.EXPECTED_VERSIONS) {
            out.writeStringField(ANY_ACCOUNT, INVALID);
        }
        out.writeEndObject();
    }

    void conditions(List<Condition> conditions) throws IOException {
        if (conditions.isEmpty() && invalid != Field.CONDITIONS) {
            return;
        }
        out.writeArrayFieldStart(Field.CONDITIONS.label());
        for (Condition condition : conditions) {
            condition(condition, condition.amount().toString());
        }
        if (invalid == Field.CONDITIONS) {
            condition(ANY_CONDITION, INVALID_CONDITION_AMOUNT);
        }
        out.writeEndArray();
    }

    /** What any command may carry. */
    void attributes(Attributes attributes, OptionalLong timestampNs) throws IOException {
        instant(Field.AT, timestampNs);
        if (!attributes.metadata().isEmpty()) {
            MetadataJson.write(out, Field.METADATA.label(), attributes.metadata());
        }
        textOf(Field.REFERENCE, attributes.reference());
        number(Field.CODE, attributes.code() != 0, Integer.toUnsignedLong(attributes.code()));
        OptionalLong actor = attributes.actor();
        textOf(
                Field.ACTOR,
                actor.isPresent() ? Optional.of(Long.toUnsignedString(actor.getAsLong())) : Optional.empty());
    }

    private void condition(Condition condition, String amount) throws IOException {
        out.writeStartObject();
        out.writeStringField("account", condition.account().toString());
        out.writeStringField("balance", condition.balance().name());
        out.writeStringField("operator", condition.comparison().symbol());
        out.writeStringField("amount", amount);
        out.writeEndObject();
    }
}
