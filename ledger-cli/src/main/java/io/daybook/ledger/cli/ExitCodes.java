package io.daybook.ledger.cli;

/** What the program ends with; part of the command line's contract. */
public final class ExitCodes {
    /** All well. A rejected command is an outcome, not an error. */
    public static final int OK = 0;

    /** A check found something. */
    public static final int FINDING = 1;

    /** Wrong usage, or a line of input that is no command. */
    public static final int USAGE = 2;

    /** The ledger cannot be opened, or has halted. */
    public static final int LEDGER = 3;

    /** Nobody reads the receipts any more, and not all commands were read: what a shell reports of SIGPIPE. */
    public static final int OUTPUT_CLOSED = 141;

    private ExitCodes() {}
}
