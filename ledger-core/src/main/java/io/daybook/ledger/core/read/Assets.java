package io.daybook.ledger.core.read;

import io.daybook.ledger.Asset;
import io.daybook.ledger.core.statemachine.state.AssetTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Turns what the tables have of an asset into a value of the API. */
public final class Assets {
    private Assets() {}

    /**
     * An asset.
     *
     * @param table the assets
     * @param number from 1
     * @return the asset
     */
    public static Asset read(AssetTable table, int number) {
        return new Asset(code(table.codeHigh(number), table.codeLow(number)), table.scale(number), number);
    }

    /**
     * The text of a code.
     *
     * @param high bytes 8-15, little endian
     * @param low bytes 0-7, little endian
     * @return without the zeros that fill it
     */
    public static String code(long high, long low) {
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(low)
                .putLong(high)
                .array();
        return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
