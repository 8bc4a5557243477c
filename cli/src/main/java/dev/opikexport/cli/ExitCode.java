package dev.opikexport.cli;

/** What the exit codes mean; {@code --help} prints the same table. */
final class ExitCode {

    /** Everything asked for was done; an export holds all rows. */
    static final int OK = 0;

    /** Something that nobody foresaw. */
    static final int UNFORESEEN = 1;

    /** Wrong usage or a wrong filter; nothing was sent to the server. */
    static final int USAGE = 2;

    /** The export is whole files, but rows are missing; the message says which. */
    static final int ROWS_MISSING = 3;

    /** No connection, no permission, or no such project. */
    static final int SERVER = 4;

    /** The output cannot be written. */
    static final int CANNOT_WRITE = 5;

    /** Ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
