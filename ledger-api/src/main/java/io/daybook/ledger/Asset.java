package io.daybook.ledger;

/**
 * A registered asset. Immutable.
 *
 * @param code 1-16 characters {@code A-Z 0-9 . _ / -}, for example {@code EUR}
 * @param scale digits after the point, 0 .. 38
 * @param number its number in this ledger, from 1 in the order of registration
 */
public record Asset(String code, int scale, int number) {
    /** The largest scale. */
    public static final int MAX_SCALE = 38;

    /** The longest code. */
    public static final int MAX_CODE_LENGTH = 16;

    /**
     * Whether a text can be the code of an asset.
     *
     * @param code any text
     * @return true when it has 1-16 characters of {@code A-Z 0-9 . _ / -}
     */
    public static boolean isValidCode(String code) {
        if (code.isEmpty() || code.length() > MAX_CODE_LENGTH) {
            return false;
        }
        return code.chars().allMatch(Asset::isCodeCharacter);
    }

    /**
     * Whether a character may stand in the code of an asset.
     *
     * @param character a character
     * @return true for {@code A-Z 0-9 . _ / -}
     */
    public static boolean isCodeCharacter(int character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '.'
                || character == '_'
                || character == '/'
                || character == '-';
    }
}
