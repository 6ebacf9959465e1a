package io.daybook.ledger.cli.json;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.CommandBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The fields of one command, from JSON to what its record holds. A value of the wrong type is an error of the input; a
 * number that the field cannot hold is the ledger's to reject: an id becomes one that is never valid, an amount zero,
 * and for any other field the first in the order of {@link Field} is remembered for INVALID_FIELD.
 */
final class CommandFields {
    private static final String A_NUMBER = "an integer, or a string of digits";
    private static final int DATE_LENGTH = 10;

    private final JsonObject object;
    private Field invalid;

    CommandFields(JsonObject object) {
        this.object = object;
    }

    /** The command's own id as its receipt echoes it. */
    static String echo(String text) {
        return WholeNumber.parse(text)
                .map(WholeNumber::toString)
                .orElseGet(() -> Ids.parse(text).orElseThrow().toString());
    }

    String idText(Field field) {
        String name = field.label();
        return object.optionalTextOrInteger(name, "an id: " + A_NUMBER + ", or UUID text")
                .orElseThrow(() -> object.missing(name));
    }

    Id id(Field field) {
        return id(field, idText(field));
    }

    Id id(Field field, String text) {
        return Ids.parse(text).orElseThrow(() -> object.refused(field.label(), Ids.malformed(text)));
    }

    String text(Field field) {
        return object.text(field.label());
    }

    <T> T choice(Field field, Map<String, T> allowed) {
        return optionalChoice(field, allowed).orElseThrow(() -> object.missing(field.label()));
    }

    <T> Optional<T> optionalChoice(Field field, Map<String, T> allowed) {
        return object.optionalChoice(field.label(), allowed);
    }

    Amount amount(Field field) {
        return optionalAmount(field).orElseThrow(() -> object.missing(field.label()));
    }

    Optional<Amount> optionalAmount(Field field) {
        return number(field).map(value -> value.fitsUnsigned128() ? value.toAmount() : Amount.ZERO);
    }

    /** A number that the field's record can hold, or an invalid field. */
    Optional<WholeNumber> number(Field field, Predicate<WholeNumber> fits) {
        Optional<WholeNumber> value = number(field);
        return value.filter(present -> holds(field, fits.test(present)));
    }

    Optional<WholeNumber> number(Field field) {
        String name = field.label();
        return object.optionalTextOrInteger(name, A_NUMBER)
                .map(text -> WholeNumber.parse(text).orElseThrow(() -> noNumber(name, text)));
    }

    void unsigned32(Field field, IntConsumer taker) {
        number(field, WholeNumber::fitsUnsigned32).ifPresent(value -> taker.accept((int) value.toLong()));
    }

    void limit(Field field, Consumer<Limit> taker) {
        String name = field.label();
        Optional<String> text = object.optionalTextOrInteger(name, A_NUMBER + ", or \"UNLIMITED\"");
        if (text.isEmpty()) {
            return;
        }
        if (text.get().equals("UNLIMITED")) {
            taker.accept(Limit.UNLIMITED);
            return;
        }
        WholeNumber value = WholeNumber.parse(text.get()).orElseThrow(() -> noNumber(name, text.get()));
        if (holds(field, value.fitsUnsigned128())) {
            taker.accept(Limit.of(value.toAmount()));
        }
    }

    boolean flag(Field field, boolean otherwise) {
        return object.optionalFlag(field.label()).orElse(otherwise);
    }

    void reference(Field field, Consumer<Id> taker) {
        String name = field.label();
        object.optionalTextOrInteger(name, A_NUMBER + ", or UUID text").ifPresent(text -> {
            Id value = id(field, text);
            if (holds(field, Ids.fits(text))) {
                taker.accept(value);
            }
        });
    }

    /** An instant as ns since the epoch; empty when absent, and when 64 bits cannot hold it. */
    OptionalLong instant(Field field) {
        Optional<String> text = object.optionalText(field.label());
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong ns = parsed(field, () -> Instants.parse(text.get()));
        holds(field, ns.isPresent());
        return ns;
    }

    Optional<LocalDate> date(Field field) {
        return object.optionalText(field.label()).map(text -> {
            try {
                if (text.length() == DATE_LENGTH && text.charAt(0) != '-' && text.charAt(0) != '+') {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException noSuchDay) {
                throw object.refused(field.label(), "\"" + Texts.shortened(text) + "\" is no date of the calendar");
            }
            throw object.refused(field.label(), "\"" + Texts.shortened(text) + "\" is no date such as 2026-01-31");
        });
    }

    void metadata(Field field, Consumer<Metadata> taker) {
        String name = field.label();
        object.optionalObjectOrText(name, "a string, or {\"base64\": \"...\"}")
                .ifPresent(value -> taker.accept(parsed(field, () -> MetadataJson.parse(value))));
    }

    List<JsonObject> objects(Field field) {
        return optionalObjects(field).orElseThrow(() -> object.missing(field.label()));
    }

    Optional<List<JsonObject>> optionalObjects(Field field) {
        return object.optionalObjects(field.label());
    }

    Optional<JsonObject> optionalObject(Field field) {
        return object.optionalObject(field.label());
    }

    boolean has(Field field) {
        return object.has(field.label());
    }

    InputException missing(Field field) {
        return object.missing(field.label());
    }

    /** Remembers an invalid field unless the value can be held. */
    boolean holds(Field field, boolean fits) {
        if (!fits && (invalid == null || field.code() < invalid.code())) {
            invalid = field;
        }
        return fits;
    }

    /** Takes what any command may carry, and refuses what is left over. */
    <B extends CommandBuilder<B>> B finish(B builder, String owner) {
        instant(Field.AT).ifPresent(builder::at);
        metadata(Field.METADATA, builder::metadata);
        reference(Field.REFERENCE, builder::reference);
        unsigned32(Field.CODE, builder::code);
        number(Field.ACTOR, WholeNumber::fitsUnsigned64).ifPresent(value -> builder.actor(value.toLong()));
        object.requireAllTaken(owner);
        return invalid == null ? builder : builder.invalidField(invalid);
    }

    void requireAllTaken(String owner) {
        object.requireAllTaken(owner);
    }

    private InputException noNumber(String name, String text) {
        return object.refused(name, "\"" + Texts.shortened(text) + "\" is no whole number");
    }

    private <T> T parsed(Field field, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (InputException refused) {
            throw object.refused(field.label(), refused.getMessage());
        }
    }
}
