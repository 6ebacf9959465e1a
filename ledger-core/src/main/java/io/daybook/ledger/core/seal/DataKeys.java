package io.daybook.ledger.core.seal;

import io.daybook.ledger.LedgerException;
import javax.crypto.SecretKey;

/** The port to the data keys of one ledger. Thread-safe. */
public interface DataKeys {
    /**
     * Makes a data key that was never used; durable when the method returns.
     *
     * @return its number, 1 or more
     * @throws LedgerException KEY when it cannot be wrapped, NO_SPACE or ENVIRONMENT when it cannot be written
     */
    int fresh();

    /**
     * A data key.
     *
     * @param number of the key
     * @return the key, AES with 256 bits
     * @throws LedgerException KEY when it cannot be had: the message says what is missing
     */
    SecretKey key(int number);
}
