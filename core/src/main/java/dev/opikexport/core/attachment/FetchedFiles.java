package dev.opikexport.core.attachment;

import dev.opikexport.core.client.Attachment;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.storage.Sha256;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of a folder of attachments. */
record FetchedFiles(Storage folder) {

    private static final int BUFFER = 1 << 16;

    /** A file that is there. */
    record Fetched(long size, String sha256) {}

    /**
     * Whether a file need not be fetched.
     *
     * @param sha256 that it had when it came; empty if nobody knows, for example because that run was killed
     */
    boolean isThere(String path, long size, String sha256) throws IOException {
        return folder.size(path).orElse(-1) == size
                && (sha256.isEmpty() || Sha256.of(folder, path).equals(sha256));
    }

    Fetched hashed(String path) throws IOException {
        return new Fetched(folder.size(path).orElse(0), Sha256.of(folder, path));
    }

    /** Writes a file that appears when it is whole. */
    Fetched write(String path, Attachment attachment, InputStream in) throws IOException {
        try (WholeFile file = create(path)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                write(file, buffer, n);
                size += n;
            }
            if (size != attachment.size()) {
                throw new OpikException.BadAnswer(size + " bytes came instead of " + attachment.size() + ".", null);
            }
            return new Fetched(size, publish(file));
        }
    }

    /** What fails here must not look like a failure of the server, which would be tried again. */
    private WholeFile create(String path) {
        try {
            WholeFile file = folder.create(path);
            file.hash();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(WholeFile file, byte[] bytes, int length) {
        try {
            file.out().write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String publish(WholeFile file) {
        try {
            return file.publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
