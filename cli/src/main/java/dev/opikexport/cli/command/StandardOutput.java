package dev.opikexport.cli.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written, which print streams forget. */
public final class StandardOutput extends FilterOutputStream {

    private volatile @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    /** The first failure; null as long as all is well. */
    public @Nullable IOException failure() {
        return failure;
    }

    /** Whether the reader, such as {@code head}, wanted no more. That is no error. */
    public boolean isClosedByReader() {
        IOException first = failure;
        String message = first == null ? null : first.getMessage();
        return message != null && (message.contains("Broken pipe") || message.contains("Connection reset by peer"));
    }

    @Override
    public void write(int b) throws IOException {
        run(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        run(() -> out.write(bytes, start, length));
    }

    @Override
    public void flush() throws IOException {
        run(out::flush);
    }

    private interface Action {
        void run() throws IOException;
    }

    private void run(Action action) throws IOException {
        try {
            action.run();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }
}
