package dev.opikexport.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A new file that one run has for itself, among the runs of all processes here. The system gives it free when its process ends, however it
 * ends; what a killed run has left is deleted by the next one.
 *
 * <p>A lock is one of an open file, and not of its name: a file that was opened may have been deleted or moved until it is locked, so that the
 * name must be looked at once more. And a process loses its lock when it closes the file in any other place: what this process has is known
 * without opening it.
 */
final class OwnFile implements Closeable {

    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
    private static final int MOST_MARKED = 1 << 20;

    private final Path file;
    private final Path known;
    private final FileChannel channel;

    private OwnFile(Path file, Path known, FileChannel channel) {
        this.file = file;
        this.known = known;
        this.channel = channel;
    }

    /**
     * Makes a new file, in place of one that a killed run has left.
     *
     * @return empty if another run has it
     * @throws NoSuchFileException if there is no folder for it
     */
    static Optional<OwnFile> take(Path file) throws IOException {
        Path known = file.toAbsolutePath().normalize();
        if (!OURS.add(known)) {
            return Optional.empty();
        }
        OwnFile taken = null;
        try {
            while (taken == null) {
                try {
                    taken = create(file, known);
                } catch (FileAlreadyExistsException e) {
                    if (!deleteUnlocked(file)) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(taken);
        } finally {
            if (taken == null) {
                OURS.remove(known);
            }
        }
    }

    /** Null if another run took the new file for one that was left. */
    private static @Nullable OwnFile create(Path file, Path known) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean locked = false;
        boolean ours = false;
        try {
            locked = isLocked(channel);
            ours = locked && hasName(channel, file);
            return ours ? new OwnFile(file, known, channel) : null;
        } catch (IOException e) { // a full disk, for example
            if (locked) {
                Files.deleteIfExists(file);
            }
            throw e;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
    }

    /** By a length that no other file has. */
    private static boolean hasName(FileChannel channel, Path file) throws IOException {
        long length = 1 + ThreadLocalRandom.current().nextLong(MOST_MARKED);
        channel.write(ByteBuffer.allocate(1), length - 1);
        boolean same = lengthOf(file) == length;
        channel.truncate(0);
        return same;
    }

    private static long lengthOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    /** Deletes a file that no run has any more; false if one has it. */
    static boolean deleteLeft(Path file) throws IOException {
        Path known = file.toAbsolutePath().normalize();
        if (!OURS.add(known)) {
            return false;
        }
        try {
            return deleteUnlocked(file);
        } finally {
            OURS.remove(known);
        }
    }

    private static boolean deleteUnlocked(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Files.deleteIfExists(file);
            return true;
        }
        Object before = key(file);
        if (before == null) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (!isLocked(channel)) {
                return false;
            }
            // An open file keeps its key for itself, so that the name has the locked one if the key did not change.
            if (before.equals(key(file)) && lengthOf(file) == channel.size()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** What the file system knows the file of that name by; null if there is none. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return key == null ? attributes.creationTime() : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** Deletes the file while nobody else can have it. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Gives it free. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OURS.remove(known);
        }
    }
}
