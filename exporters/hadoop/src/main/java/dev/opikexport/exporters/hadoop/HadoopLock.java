package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.FolderInUseException;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/**
 * Keeps other runs out of a folder by a file that names who holds it. The file is created only if there is none: on HDFS by a rename
 * that fails, on S3 by a conditional request. Nobody frees it for a process that was killed; a later run on the same machine
 * sees that the process is gone, and others are told which file to delete.
 */
final class HadoopLock implements Closeable {

    private static final String NAME = ".lock";

    private final FileSystem files;
    private final Path file;
    private final Owner owner;

    private HadoopLock(FileSystem files, Path file, Owner owner) {
        this.files = files;
        this.file = file;
        this.owner = owner;
    }

    static HadoopLock of(HadoopStorage folder) throws IOException {
        HadoopLock lock = new HadoopLock(folder.files(), folder.path(NAME), Owner.current());
        Optional<Owner> other = lock.holder();
        if (other.isPresent() && other.get().hasEnded()) {
            lock.files.delete(lock.file, false);
            other = Optional.empty();
        }
        if (other.isEmpty() && lock.create(folder.uploads())) {
            return lock;
        }
        throw new FolderInUseException(
                folder.describe(""),
                "Another export writes into it: " + lock.holder().orElseGet(() -> Owner.parse(""))
                        + ". Wait for it, or choose another folder. If it was killed, delete " + lock.file + ".");
    }

    static boolean isLock(Path file) {
        return file.getName().equals(NAME);
    }

    private Optional<Owner> holder() throws IOException {
        try (FSDataInputStream in = files.open(file)) {
            return Optional.of(Owner.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns false if somebody else was faster. */
    private boolean create(boolean uploads) throws IOException {
        if (!uploads) {
            Path mine = new Path(file.getParent(), NAME + "." + owner.run());
            try (FSDataOutputStream out = files.create(mine, false)) {
                out.write(owner.text().getBytes(StandardCharsets.UTF_8));
            }
            boolean first = !files.exists(file) && files.rename(mine, file);
            if (!first) {
                files.delete(mine, false);
            }
            return first;
        }
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(file);
        try (FSDataOutputStream out = builder.overwrite(true)
                .opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true)
                .build()) {
            out.write(owner.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (holder().isPresent()) {
                return false;
            }
            throw e;
        }
        return isMine();
    }

    private boolean isMine() throws IOException {
        return holder().filter(owner::equals).isPresent();
    }

    @Override
    public void close() throws IOException {
        if (isMine()) {
            files.delete(file, false);
        }
    }
}
