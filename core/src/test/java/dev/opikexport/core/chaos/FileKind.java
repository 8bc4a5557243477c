package dev.opikexport.core.chaos;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a format, and how to read them back.
 *
 * @param options also those that the ending says
 */
public record FileKind(OutputFormat format, FormatOptions options, String ending, IdReader reader) {

    /** Reads the ids of the rows of a file. */
    public interface IdReader {

        List<String> ids(Path file) throws IOException;
    }
}
