package io.daybook.ledger.cli.json;

import io.daybook.ledger.Id;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in text: decimal, or a UUID. */
public final class Ids {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int UUID_LENGTH = 36;

    private Ids() {}

    /**
     * Reads an id. A number below 0 or above 2^128-1 becomes {@link Id#ZERO} or {@link Id#MAX}, which is no valid id
     * either, so that the ledger answers INVALID_ID in its place.
     *
     * @param text decimal digits with an optional minus sign, or UUID text
     * @return empty when it is neither
     */
    public static Optional<Id> parse(String text) {
        if (isUuid(text)) {
            return Optional.of(Id.of(UUID.fromString(text)));
        }
        return WholeNumber.parse(text).map(number -> {
            if (number.fitsUnsigned128()) {
                return number.toId();
            }
            return number.isNegative() ? Id.ZERO : Id.MAX;
        });
    }

    /** Whether the text of an id or reference is a number of 0 .. 2^128-1, or a UUID. */
    static boolean fits(String text) {
        return WholeNumber.parse(text).map(WholeNumber::fitsUnsigned128).orElse(true);
    }

    /** What to say about a text that is no id. */
    static String malformed(String text) {
        return "\"" + Texts.shortened(text) + "\" is neither a decimal number nor a UUID";
    }

    private static boolean isUuid(String text) {
        return text.length() == UUID_LENGTH
                && text.charAt(8) == '-'
                && UUID_TEXT.matcher(text).matches();
    }
}
