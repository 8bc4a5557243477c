package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * A folder of one of Hadoop's file systems.
 *
 * @param uploads whether a file becomes visible when its stream is closed and never when it is aborted, as on S3
 */
record HadoopStorage(FileSystem files, Path folder, boolean uploads) implements Storage {

    private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";

    static HadoopStorage open(URI uri, Map<String, String> settings) throws IOException {
        Configuration configuration = new Configuration();
        // The file system is closed with the storage; Hadoop's own hook would close it under a run that Ctrl-C ends in
        // order.
        configuration.setBoolean("fs.automatic.close", false);
        configuration.set("fs.s3.impl", configuration.get("fs.s3.impl", S3A));
        settings.forEach(configuration::set);
        Path folder = new Path(uri.getPath().isEmpty() ? uri.resolve("/") : uri);
        FileSystem files;
        try {
            files = FileSystem.newInstance(folder.toUri(), configuration);
        } catch (UnsupportedFileSystemException e) {
            throw new FileSystemException(
                    uri.toString(), null, Connectors.advice(uri, new ClassNotFoundException(e.getMessage(), e)));
        }
        return new HadoopStorage(
                files, folder, files.hasPathCapability(folder, CommonPathCapabilities.ABORTABLE_STREAM));
    }

    @Override
    public String describe(String name) {
        return name.isEmpty() ? folder.toString() : path(name).toString();
    }

    @Override
    public WholeFile create(String name) throws IOException {
        return uploads ? UploadedFile.create(files, path(name)) : RenamedFile.create(files, path(name));
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        FileStatus status = files.getFileStatus(path(name));
        return new HadoopChannel(files.open(status.getPath()), status.getLen());
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        try {
            FileStatus status = files.getFileStatus(path(name));
            return status.isFile() ? OptionalLong.of(status.getLen()) : OptionalLong.empty();
        } catch (FileNotFoundException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public List<String> list() throws IOException {
        return tree().stream()
                .filter(file -> !file.getName().startsWith("."))
                .map(this::name)
                .toList();
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = path(name);
        files.delete(file, false);
        Path below = file.getParent();
        while (!uploads && below != null && !below.equals(path("")) && isEmpty(below)) {
            files.delete(below, false);
            below = below.getParent();
        }
    }

    @Override
    public void deleteUnfinished() throws IOException {
        List<Path> all = tree();
        List<String> ofOthers = all.stream()
                .filter(HadoopLock::isLock)
                .map(Path::getParent)
                .filter(below -> !below.equals(path("")))
                .map(below -> below + "/")
                .toList();
        if (uploads && ofOthers.isEmpty()) {
            abortUploads();
        }
        for (Path file : all) {
            boolean another =
                    ofOthers.stream().anyMatch(below -> file.toString().startsWith(below));
            if (RenamedFile.isUnfinished(file.getName()) && !another) {
                files.delete(file, false);
            }
        }
    }

    private void abortUploads() throws IOException {
        try (MultipartUploader uploader = files.createMultipartUploader(folder).build()) {
            uploader.abortUploadsUnderPath(folder).join();
        } catch (UnsupportedOperationException e) {
            return; // the store has no such uploads
        }
    }

    @Override
    public Closeable lock() throws IOException {
        files.mkdirs(folder);
        return HadoopLock.of(this);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    Path path(String name) {
        return files.makeQualified(name.isEmpty() ? folder : new Path(folder, name));
    }

    private String name(Path file) {
        String whole = file.toUri().getPath();
        String start = path("").toUri().getPath();
        return whole.substring(start.endsWith("/") ? start.length() : start.length() + 1);
    }

    private boolean isEmpty(Path below) throws IOException {
        try {
            return files.listStatus(below).length == 0;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private List<Path> tree() throws IOException {
        List<Path> found = new ArrayList<>();
        try {
            RemoteIterator<LocatedFileStatus> each = files.listFiles(folder, true);
            while (each.hasNext()) {
                found.add(each.next().getPath());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return found;
    }
}
