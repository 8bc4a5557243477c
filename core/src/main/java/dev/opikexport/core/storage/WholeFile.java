package dev.opikexport.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A file that appears under its name only when it is complete. Closing without {@link #publish} leaves nothing behind. */
public abstract class WholeFile implements Closeable {

    private final Counter out;
    private boolean published;

    /** A file whose bytes go there. The stream is flushed before {@link #complete}, and closed by nobody else. */
    protected WholeFile(OutputStream to) {
        this.out = new Counter(to);
    }

    /** Makes the bytes durable and the file visible under its name. */
    protected abstract void complete() throws IOException;

    /** Leaves nothing of the file behind; also called when {@link #complete} failed. */
    protected abstract void abandon() throws IOException;

    /** Where its bytes go. Closing it does not publish the file. */
    public final OutputStream out() {
        return out;
    }

    /** How many bytes were written so far. */
    public final long bytes() {
        return out.bytes.get();
    }

    /** Lets {@link #publish} return a SHA-256, which takes time with every byte; before anything is written. */
    public final void hash() {
        out.digest = Sha256.digest();
    }

    /** Gives the file its name. Returns the SHA-256 of its bytes in hexadecimal digits; an empty text if {@link #hash} was not called. */
    public final String publish() throws IOException {
        out.flush();
        complete();
        published = true;
        return out.digest == null ? "" : HexFormat.of().formatHex(out.digest.digest());
    }

    @Override
    public final void close() throws IOException {
        if (!published) {
            abandon();
        }
    }

    private static final class Counter extends OutputStream {

        private final OutputStream to;
        private @Nullable MessageDigest digest;
        /** A format may write from threads of its own. */
        private final AtomicLong bytes = new AtomicLong();

        Counter(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            to.write(b, from, length);
            if (digest != null) {
                digest.update(b, from, length);
            }
            bytes.addAndGet(length);
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
