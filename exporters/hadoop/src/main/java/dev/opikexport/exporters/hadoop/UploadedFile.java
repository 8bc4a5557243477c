package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.WholeFile;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file of an object store: an upload under its own name, which nobody sees before it is completed. */
final class UploadedFile extends WholeFile {

    private final FSDataOutputStream upload;

    private UploadedFile(FSDataOutputStream upload) {
        super(upload);
        this.upload = upload;
    }

    static UploadedFile create(FileSystem files, Path target) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(target);
        return new UploadedFile(builder.overwrite(true).recursive().build());
    }

    @Override
    protected void complete() throws IOException {
        upload.close();
    }

    @Override
    protected void abandon() throws IOException {
        IOException failure = upload.abort().anyCleanupException();
        if (failure != null) {
            throw failure;
        }
    }
}
