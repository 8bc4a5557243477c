package dev.opikexport.core.window;

/** How rows are read. */
public enum ReadingWay {
    /** With lists, whose answers hold rows and total at once; with the stream where a server's lists know no bounds. */
    AUTO,
    /** With lists only. */
    LIST,
    /** With the stream and its cursor. */
    SEARCH
}
