package dev.opikexport.cli.command;

/** What the exit codes mean; {@code --help} prints the same table. */
public final class ExitCode {

    /** Everything asked for was done; an export holds all rows. */
    public static final int OK = 0;

    /** Something that nobody foresaw. */
    public static final int UNFORESEEN = 1;

    /** Wrong usage or a wrong filter; nothing was sent to the server. */
    public static final int USAGE = 2;

    /** The export is whole files, but rows are missing; the message says which. */
    public static final int ROWS_MISSING = 3;

    /** No connection, no permission, or no such project. */
    public static final int SERVER = 4;

    /** A file cannot be written or read. */
    public static final int FILE = 5;

    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
