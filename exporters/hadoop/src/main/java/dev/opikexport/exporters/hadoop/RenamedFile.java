package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** A file of a file system: written under a hidden name, forced to the disks, then renamed. */
final class RenamedFile extends WholeFile {

    private static final String UNFINISHED = ".unfinished";

    private final FileSystem files;
    private final Path target;
    private final Path unfinished;
    private final FSDataOutputStream stream;

    private RenamedFile(FileSystem files, Path target, Path unfinished, FSDataOutputStream stream) {
        super(stream);
        this.files = files;
        this.target = target;
        this.unfinished = unfinished;
        this.stream = stream;
    }

    static RenamedFile create(FileSystem files, Path target) throws IOException {
        Path unfinished = new Path(target.getParent(), "." + target.getName() + UNFINISHED);
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(unfinished);
        return new RenamedFile(
                files, target, unfinished, builder.overwrite(true).recursive().build());
    }

    static boolean isUnfinished(String name) {
        return name.startsWith(".") && name.endsWith(UNFINISHED);
    }

    @Override
    protected void complete() throws IOException {
        if (stream.hasCapability(StreamCapabilities.HSYNC)) {
            stream.hsync();
        }
        stream.close();
        replace();
    }

    /** HDFS replaces a file in one step; others have no way to, and a reader may find no file for a moment. */
    private void replace() throws IOException {
        if (files instanceof DistributedFileSystem hdfs) {
            hdfs.rename(unfinished, target, Rename.OVERWRITE);
            return;
        }
        files.delete(target, false);
        if (!files.rename(unfinished, target)) {
            throw new FileSystemException(target.toString(), null, "the finished file could not be renamed to it");
        }
    }

    @Override
    protected void abandon() throws IOException {
        try {
            stream.close();
        } finally {
            files.delete(unfinished, false);
        }
    }
}
