package io.daybook.ledger.cli.apply;

import java.io.IOException;

/** A line of the input is no command; what came before it is applied. The message is {@code line N: reason}. */
public final class BadLineException extends IOException {
    private static final long serialVersionUID = 1L;

    BadLineException(long line, Throwable reason) {
        super("line " + line + ": " + reason.getMessage(), reason);
    }
}
