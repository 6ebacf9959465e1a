package io.daybook.ledger.core;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteOrder;

/** What the machine must be like: the byte formats are little endian and are read in place. */
final class Platform {
    private Platform() {}

    static void require() {
        if (!ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN)) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "this machine is big endian, and Daybook's files are read in place as little endian: use x86-64 or "
                            + "AArch64: byteOrder=" + ByteOrder.nativeOrder());
        }
    }
}
