package io.daybook.ledger.cli;

import java.io.IOException;

/** Nobody reads the output any more: a reason to stop, not to complain. */
public final class OutputClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * With what the operating system said.
     *
     * @param cause the failed write
     */
    public OutputClosedException(IOException cause) {
        super("the reader of the output has gone", cause);
    }
}
