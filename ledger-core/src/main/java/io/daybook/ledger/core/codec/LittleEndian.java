package io.daybook.ledger.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in arrays of bytes. The compiler knows that such an access touches an array of bytes and nothing else, which
 * it does not of a buffer that may lie off the heap as well.
 */
public final class LittleEndian {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    /**
     * Reads eight bytes.
     *
     * @param bytes the array
     * @param at where in it
     * @return the number
     */
    public static long getLong(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * Reads four bytes.
     *
     * @param bytes the array
     * @param at where in it
     * @return the number
     */
    public static int getInt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /**
     * Writes eight bytes.
     *
     * @param bytes the array
     * @param at where in it
     * @param value the number
     */
    public static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /**
     * Writes four bytes.
     *
     * @param bytes the array
     * @param at where in it
     * @param value the number
     */
    public static void putInt(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }
}
