package io.daybook.ledger.core.codec;

import java.util.HexFormat;

/** Hashes as people read them. */
public final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    /**
     * Lower-case hexadecimal digits.
     *
     * @param bytes a hash
     * @return two digits a byte
     */
    public static String of(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }
}
