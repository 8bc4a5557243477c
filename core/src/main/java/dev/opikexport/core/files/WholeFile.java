package dev.opikexport.core.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that appears under its name only when it is complete: written beside it under a hidden name, forced to disk, then moved.
 * Closing without {@link #publish} leaves nothing behind.
 */
public final class WholeFile implements Closeable {

    /** How the hidden names of unfinished files end. */
    public static final String UNFINISHED = ".unfinished";

    private static final int BUFFER = 256 << 10;

    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final Counter out;
    private boolean published;

    private WholeFile(Path target, Path unfinished, FileChannel channel) {
        this.target = target;
        this.unfinished = unfinished;
        this.channel = channel;
        this.out = new Counter(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /**
     * Starts a file.
     *
     * @param target its name when it is complete; a file there is replaced then
     * @throws FileSystemException with a message for users
     */
    public static WholeFile create(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = target.resolveSibling("." + target.getFileName() + UNFINISHED);
        if (folder == null || Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder, not a file");
        }
        try {
            return new WholeFile(
                    target,
                    unfinished,
                    FileChannel.open(
                            unfinished,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING));
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(target.toString(), null, "the folder " + folder + " does not exist");
        }
    }

    /** Where its bytes go. Closing it does not publish the file. */
    public OutputStream out() {
        return out;
    }

    /** How many bytes were written so far. */
    public long bytes() {
        return out.bytes;
    }

    /** Forces the bytes to disk, and gives the file its name. Returns the SHA-256 of its bytes in hexadecimal digits. */
    public String publish() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        }
        published = true;
        forceFolder(target);
        return HexFormat.of().formatHex(out.digest.digest());
    }

    /** Makes a folder's entry as durable as the file; systems that cannot open a folder keep it durable themselves. */
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        FileChannel entries;
        try {
            entries = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (entries) {
            entries.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            channel.close();
            Files.deleteIfExists(unfinished);
        }
    }

    private static final class Counter extends OutputStream {

        private final OutputStream to;
        private final MessageDigest digest;
        private long bytes;

        Counter(OutputStream to) {
            this.to = to;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            to.write(b, from, length);
            digest.update(b, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.flush();
        }
    }
}
