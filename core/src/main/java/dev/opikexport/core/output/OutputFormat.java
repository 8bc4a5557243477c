package dev.opikexport.core.output;

import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A file format, found by {@link java.util.ServiceLoader}: a class with a public constructor without parameters that is
 * named in {@code META-INF/services/dev.opikexport.core.output.OutputFormat}.
 */
public interface OutputFormat {

    /** The name that users choose it by, for example {@code csv}. */
    String name();

    /** The endings of its files with the dot, in lower case, the usual one first. */
    List<String> endings();

    /**
     * The ending of the parts of a folder.
     *
     * @param options some of them, such as a compression, may have an ending of their own
     */
    default String endingOfParts(FormatOptions options) {
        return endings().get(0);
    }

    /** Whether what it writes can go to standard output. */
    boolean isText();

    /** The settings that {@link #open} understands. */
    List<FormatOption> options();

    /**
     * The options together with those that a file's ending says, such as a compression.
     *
     * @param fileName a file's name or path
     * @throws InvalidOptionException if the two contradict each other
     */
    default FormatOptions optionsFor(String fileName, FormatOptions options) {
        return options;
    }

    /**
     * Starts a file.
     *
     * @param out where its bytes go; {@link RowWriter#close()} closes it; after a failure of this method the caller does
     * @param schema the columns that the file gets
     * @throws InvalidOptionException if a setting is not one of {@link #options()} or its value does not fit
     */
    RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException;
}
