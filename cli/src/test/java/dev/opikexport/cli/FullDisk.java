package dev.opikexport.cli;

import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.StorageProvider;
import dev.opikexport.core.storage.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A place for {@code full://} where no byte fits any more. */
public final class FullDisk implements StorageProvider {

    public static final String REASON = "No space left on device";

    /** Found by the service loader. */
    public FullDisk() {}

    /** A stream that takes nothing. */
    public static OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(REASON);
            }
        };
    }

    @Override
    public boolean opens(String scheme) {
        return scheme.equals("full");
    }

    @Override
    public Storage open(URI folder, Map<String, String> settings) {
        return new Full();
    }

    private static final class Full implements Storage {

        @Override
        public String describe(String name) {
            return "full://" + name;
        }

        @Override
        public WholeFile create(String name) {
            return new WholeFile(stream()) {
                @Override
                protected void complete() throws IOException {
                    throw new IOException(REASON);
                }

                @Override
                protected void abandon() {}
            };
        }

        @Override
        public SeekableByteChannel open(String name) throws IOException {
            throw new NoSuchFileException(name);
        }

        @Override
        public OptionalLong size(String name) {
            return OptionalLong.empty();
        }

        @Override
        public List<String> list() {
            return List.of();
        }

        @Override
        public void delete(String name) {}

        @Override
        public void deleteUnfinished() {}

        @Override
        public Closeable lock() {
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
