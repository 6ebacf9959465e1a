package io.daybook.ledger.cli.json;

/** Texts of the input as a message shows them. */
final class Texts {
    private static final int SHOWN = 60;
    private static final int SHOWN_OF_MESSAGE = 200;

    private Texts() {}

    /** The text without control characters, cut when it is long: input may be anything, a terminal is not. */
    static String shortened(String text) {
        return shortened(text, SHOWN);
    }

    /** A message of the JSON parser, which quotes the input, on one line. */
    static String shortenedMessage(String message) {
        return shortened(message, SHOWN_OF_MESSAGE);
    }

    private static String shortened(String text, int most) {
        String shown = text.length() <= most ? text : text.substring(0, most) + "...";
        StringBuilder plain = new StringBuilder(shown.length());
        shown.chars().forEach(character -> plain.append(Character.isISOControl(character) ? '?' : (char) character));
        return plain.toString();
    }
}
