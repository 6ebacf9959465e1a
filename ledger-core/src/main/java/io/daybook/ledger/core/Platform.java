package io.daybook.ledger.core;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteOrder;
import java.util.List;

/** What the machine and the JVM must be like: the byte formats are little endian and are read in place. */
public final class Platform {
    private Platform() {}

    /**
     * Refuses a machine or a JVM that the ledger cannot run on.
     *
     * @throws LedgerException ENVIRONMENT with what to do
     */
    public static void require() {
        if (!ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN)) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "this machine is big endian, and Daybook's files are read in place as little endian: use x86-64 or "
                            + "AArch64: byteOrder=" + ByteOrder.nativeOrder());
        }
        requireFlags(missingFlags());
    }

    /**
     * The flags that the ledger itself needs and the JVM lacks: Agrona's buffers are made of the JDK's own memory
     * access.
     *
     * @return each as it has to be given
     */
    public static List<String> missingFlags() {
        boolean open = Object.class.getModule().isOpen("jdk.internal.misc", Platform.class.getModule());
        return open ? List.of() : List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
    }

    /**
     * Refuses when flags are missing.
     *
     * @param missing each as it has to be given
     * @throws LedgerException ENVIRONMENT naming them
     */
    public static void requireFlags(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "the JVM lacks flags that the ledger needs; start it with: " + String.join(" ", missing));
        }
    }
}
