package dev.opikexport.core;

import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where an export goes. */
public sealed interface Destination {

    /** What is written there. */
    OutputFormat format();

    /** The format's settings. */
    FormatOptions options();

    /** One file, which appears when it is complete. */
    record ToFile(Path path, OutputFormat format, FormatOptions options) implements Destination {}

    /** A stream that others read while it is written, such as standard output; it is closed at the end. */
    record ToStream(OutputStream out, OutputFormat format, FormatOptions options) implements Destination {}

    /**
     * A folder of parts with a manifest, which can be resumed and added to.
     *
     * @param folder is made if it is not there
     */
    record ToFolder(Path folder, OutputFormat format, FormatOptions options, FolderOptions folderOptions)
            implements Destination {}
}
