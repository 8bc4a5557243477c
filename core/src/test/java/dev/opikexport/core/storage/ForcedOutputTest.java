package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedOutputTest {

    private static final byte[] PART = new byte[1 << 20];

    @TempDir
    private Path folder;

    /** A later call would tell nothing: the system has forgotten it. */
    @ParameterizedTest
    @ValueSource(ints = {16, 100})
    void whatADiskCouldNotKeepIsToldAlthoughItKeepsTheRest(int parts) throws IOException {
        Path file = folder.resolve("x");
        try (OnceFailing channel = new OnceFailing(open(file));
                ForcedOutput out = new ForcedOutput(file, channel)) {
            assertThatThrownBy(() -> {
                        write(out, 16);
                        channel.failed.acquireUninterruptibly();
                        write(out, parts - 16);
                        out.force();
                    })
                    .hasMessage("the disk is broken");
        }
    }

    @Test
    void allIsForcedInTheEnd() throws IOException {
        Path file = folder.resolve("x");
        try (OnceFailing channel = new OnceFailing(open(file));
                ForcedOutput out = new ForcedOutput(file, channel)) {
            write(out, 12);
            assertThatThrownBy(out::force).hasMessage("the disk is broken");
            assertThat(channel.size()).isEqualTo(12 * PART.length);
        }
    }

    @Test
    void aFileThatIsClosedLeavesTheBlocksToTheNextOne() throws IOException {
        for (String name : List.of("a", "b")) {
            Path file = folder.resolve(name);
            FileChannel channel = open(file);
            assumeThatCode(() -> FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT)
                            .close())
                    .as("the file system has this way")
                    .doesNotThrowAnyException();
            try (ForcedOutput out = new ForcedOutput(file, channel)) {
                write(out, 7);
                try (DirectOutput free = DirectOutput.open(file, channel, 0)) {
                    assertThat(free).as(name).isNotNull();
                }
                write(out, 7);
                assertThat(DirectOutput.open(file, channel, 0)).as(name).isNull();
            }
            assertThat(channel.isOpen()).isFalse();
        }
    }

    private static void write(ForcedOutput out, int parts) throws IOException {
        for (int i = 0; i < parts; i++) {
            out.write(PART, 0, PART.length);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** The first time that it should keep something, it cannot. */
    private static final class OnceFailing extends FileChannel {

        private final FileChannel file;
        private final Semaphore failed = new Semaphore(0);
        private boolean asked;

        OnceFailing(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            if (!asked) {
                asked = true;
                failed.release();
                throw new IOException("the disk is broken");
            }
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return file.write(bytes);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            return file.write(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public int read(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] bytes, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] bytes, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel from, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
