package dev.opikexport.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps other runs out of a folder. The system frees the lock when its process ends, however it ends. */
final class LocalLock implements Closeable {

    private static final String NAME = ".lock";

    private final Path file;
    private final FileChannel channel;

    private LocalLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a folder.
     *
     * @throws FolderInUseException if another run has it
     */
    static LocalLock of(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        while (true) {
            FileChannel channel = open(file);
            if (!isLocked(channel)) {
                channel.close();
                throw new FolderInUseException(
                        folder.toString(), "Another export writes into it now. Wait for it, or choose another folder.");
            }
            if (Files.exists(file)) {
                return new LocalLock(file, channel);
            }
            channel.close();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            Path folder = file.toAbsolutePath().getParent();
            throw folder == null ? e : LocalFile.refusal(folder, folder);
        }
    }

    static boolean isLock(Path file) {
        return file.getFileName().toString().equals(NAME);
    }

    /** Locks a file; false if another run has it. */
    static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
