package dev.opikexport.core;

import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.storage.Location;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an export goes. */
public sealed interface Destination {

    /** What is written there. */
    OutputFormat format();

    /** The format's settings. */
    FormatOptions options();

    /**
     * One file, which appears when it is complete.
     *
     * @param hashed whether the result says the file's SHA-256
     */
    record ToFile(Location location, OutputFormat format, FormatOptions options, boolean hashed)
            implements Destination {

        public ToFile {
            if (location.name().isEmpty()) {
                throw new IllegalArgumentException("'" + location + "' names no file.");
            }
        }

        /** A file of which the result says the SHA-256. */
        public ToFile(Location location, OutputFormat format, FormatOptions options) {
            this(location, format, options, true);
        }

        /** The same for a file of this machine. */
        public ToFile(Path path, OutputFormat format, FormatOptions options) {
            this(Location.of(path), format, options);
        }

        /** The same for those who do not look at the SHA-256: a tenth of the time that a text format takes. */
        public ToFile unhashed() {
            return new ToFile(location, format, options, false);
        }

        /** Whether it is a device or a pipe, which is written to as a stream, for no file may replace it. */
        boolean isDevice() {
            return location.isLocal()
                    && Files.exists(location.path())
                    && !Files.isRegularFile(location.path())
                    && !Files.isDirectory(location.path());
        }
    }

    /** A stream that others read while it is written, such as standard output; it is closed at the end. */
    record ToStream(OutputStream out, OutputFormat format, FormatOptions options) implements Destination {}

    /**
     * A folder of parts with a manifest, which can be resumed and added to.
     *
     * @param location is made if it is not there
     */
    record ToFolder(Location location, OutputFormat format, FormatOptions options, FolderOptions folderOptions)
            implements Destination {

        /** A folder of this machine. */
        public ToFolder(Path folder, OutputFormat format, FormatOptions options, FolderOptions folderOptions) {
            this(Location.of(folder), format, options, folderOptions);
        }
    }
}
