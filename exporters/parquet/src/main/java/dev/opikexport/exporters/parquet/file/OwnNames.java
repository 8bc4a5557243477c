package dev.opikexport.exporters.parquet.file;

/** What files name of their own, beside the columns of rows: written by one package, looked for by another. */
public final class OwnNames {

    /** The key of the metadata that says which rows the file holds. */
    public static final String ENTITY = "opik-export.entity";

    /** The column of what others cannot hold, which no other has the name of. */
    public static final String EXACT = "_exact";

    /** Behind a place in {@link #EXACT} whose value is JSON text in a string. */
    public static final String AS_TEXT = "#json";

    /** Behind a place in {@link #EXACT} whose value is the nanoseconds that a time has beyond microseconds. */
    public static final String NANOS = "#ns";

    private OwnNames() {}
}
