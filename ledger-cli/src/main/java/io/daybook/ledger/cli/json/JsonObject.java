package io.daybook.ledger.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One JSON object of the input, whose fields are taken one by one; what nobody has taken in the end is unknown. A value
 * is a {@link String}, an {@link Integral}, a {@link Boolean}, a {@link List}, a {@link JsonObject}, or something that
 * no field takes. Not safe for use by several threads.
 */
final class JsonObject {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private String path = "";

    /** An integer token, not converted yet. */
    record Integral(String text) {
        @Override
        public String toString() {
            return Texts.shortened(text);
        }
    }

    /** A token that no field takes: null, or a number with a fraction or an exponent. */
    record Unfit(String text) {
        @Override
        public String toString() {
            return Texts.shortened(text);
        }
    }

    void put(String name, Object value) {
        if (fields.put(name, value) != null) {
            throw new InputException("field \"" + Texts.shortened(name) + "\" stands twice");
        }
    }

    /** Names this object in messages, for example {@code postings[3].}. */
    JsonObject within(String prefix) {
        this.path = prefix;
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    void ignore(String name) {
        fields.remove(name);
    }

    /** Takes a string. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /** Takes a string if it is there. */
    Optional<String> optionalText(String name) {
        Object value = fields.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrongType(name, "a string", value);
    }

    /** Takes one of a closed list of texts. */
    <T> T choice(String name, Map<String, T> allowed) {
        return optionalChoice(name, allowed).orElseThrow(() -> missing(name));
    }

    /** Takes one of a closed list of texts if it is there. */
    <T> Optional<T> optionalChoice(String name, Map<String, T> allowed) {
        return optionalText(name).map(text -> {
            T value = allowed.get(text);
            if (value == null) {
                throw refused(
                        name, "\"" + Texts.shortened(text) + "\" is not one of " + String.join(" ", allowed.keySet()));
            }
            return value;
        });
    }

    /** Takes the text of a string or of an integer. */
    Optional<String> optionalTextOrInteger(String name, String expected) {
        Object value = fields.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value instanceof Integral integral) {
            return Optional.of(integral.text());
        }
        throw wrongType(name, expected, value);
    }

    /** Takes true or false. */
    Optional<Boolean> optionalFlag(String name) {
        Object value = fields.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        throw wrongType(name, "true or false", value);
    }

    /** Takes a list of objects; empty when it is not there. */
    Optional<List<JsonObject>> optionalObjects(String name) {
        Object value = fields.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> list)) {
            throw wrongType(name, "a list of objects", value);
        }
        List<JsonObject> objects = new ArrayList<>(list.size());
        for (Object element : list) {
            String place = name + "[" + objects.size() + "]";
            if (!(element instanceof JsonObject object)) {
                throw wrongType(place, "an object", element);
            }
            objects.add(object.within(path + place + "."));
        }
        return Optional.of(objects);
    }

    /** Takes an object, or a string. */
    Optional<Object> optionalObjectOrText(String name, String expected) {
        Object value = fields.remove(name);
        if (value == null || value instanceof JsonObject || value instanceof String) {
            if (value instanceof JsonObject object) {
                object.within(path + name + ".");
            }
            return Optional.ofNullable(value);
        }
        throw wrongType(name, expected, value);
    }

    /** Takes an object. */
    Optional<JsonObject> optionalObject(String name) {
        Object value = fields.remove(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonObject object) {
            return Optional.of(object.within(path + name + "."));
        }
        throw wrongType(name, "an object", value);
    }

    /** Takes every field: names that are data, each with a string or an integer. */
    void takeAll(BiConsumer<String, String> taker) {
        for (String name : List.copyOf(fields.keySet())) {
            taker.accept(
                    name,
                    optionalTextOrInteger(name, "an integer, or a string of digits")
                            .orElseThrow());
        }
    }

    /** Complains about the first field that was not taken. */
    void requireAllTaken(String owner) {
        if (!fields.isEmpty()) {
            String name = fields.keySet().iterator().next();
            throw new InputException("unknown field " + quoted(name) + " in " + owner);
        }
    }

    InputException missing(String name) {
        return new InputException("field " + quoted(name) + " is missing");
    }

    InputException refused(String name, String reason) {
        return new InputException("field " + quoted(name) + ": " + reason);
    }

    private InputException wrongType(String name, String expected, Object value) {
        return refused(name, "must be " + expected + ", not " + described(value));
    }

    private static String described(Object value) {
        if (value instanceof String text) {
            return "\"" + Texts.shortened(text) + "\"";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof JsonObject ? "an object" : value.toString();
    }

    private String quoted(String name) {
        return "\"" + path + Texts.shortened(name) + "\"";
    }
}
