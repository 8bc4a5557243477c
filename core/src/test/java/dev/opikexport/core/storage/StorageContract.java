package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage holds. */
public abstract class StorageContract {

    private Storage storage;

    /** An empty storage of its own for each test. */
    protected abstract Storage open() throws IOException;

    /** The same storage once more, as another run opens it. */
    protected abstract Storage another() throws IOException;

    @BeforeEach
    protected void openStorage() throws IOException {
        storage = open();
    }

    @AfterEach
    void closeStorage() throws IOException {
        storage.close();
    }

    private String write(String name, String text) throws IOException {
        try (WholeFile file = storage.create(name)) {
            file.hash();
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            return file.publish();
        }
    }

    private String read(String name) throws IOException {
        try (InputStream in = Channels.newInputStream(storage.open(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFileIsThereWhenItIsPublished() throws IOException {
        storage.lock().close();
        try (WholeFile file = storage.create("x.txt")) {
            file.hash();
            file.out().write("grün".getBytes(StandardCharsets.UTF_8));
            file.out().close();
            assertThat(storage.exists("x.txt")).isFalse();
            assertThat(storage.list()).isEmpty();
            assertThat(file.bytes()).isEqualTo(5);

            assertThat(file.publish()).isEqualTo("fe263064ba02eaeac482aaf1309553779bdb78e385cb1374654de293e191d785");
        }
        assertThat(read("x.txt")).isEqualTo("grün");
        assertThat(storage.size("x.txt")).isEqualTo(OptionalLong.of(5));
        assertThat(storage.list()).containsExactly("x.txt");
    }

    @Test
    void aFileThatIsNotPublishedNeverWas() throws IOException {
        storage.lock().close();
        write("x.txt", "before");
        try (WholeFile file = storage.create("x.txt")) {
            file.out().write(new byte[1 << 20]);
        }
        try (WholeFile file = storage.create("below/y.txt")) {
            file.out().write(1);
        }
        assertThat(read("x.txt")).isEqualTo("before");
        assertThat(storage.list()).containsExactly("x.txt");
        assertThat(storage.size("below/y.txt")).isEmpty();
    }

    @Test
    void aFileIsReplacedAtOnce() throws IOException {
        storage.lock().close();
        write("x.txt", "before");
        try (WholeFile file = storage.create("x.txt")) {
            file.out().write("after".getBytes(StandardCharsets.UTF_8));
            file.out().flush();
            assertThat(read("x.txt")).isEqualTo("before");
            file.publish();
        }
        assertThat(read("x.txt")).isEqualTo("after");
    }

    @Test
    void foldersBelowComeAndGoWithTheirFiles() throws IOException {
        storage.lock().close();
        write("date=2026-11-25/model=a%3Ab%25/part-0.txt", "x");
        write("date=2026-11-25/part-1.txt", "y");
        write("z.txt", "z");

        assertThat(storage.list())
                .containsExactlyInAnyOrder(
                        "date=2026-11-25/model=a%3Ab%25/part-0.txt", "date=2026-11-25/part-1.txt", "z.txt");
        assertThat(read("date=2026-11-25/model=a%3Ab%25/part-0.txt")).isEqualTo("x");
        storage.delete("date=2026-11-25/model=a%3Ab%25/part-0.txt");
        storage.delete("date=2026-11-25/part-1.txt");
        storage.delete("never-was.txt");
        assertThat(storage.list()).containsExactly("z.txt");
    }

    @Test
    void bytesAreReadFromAnyPlace() throws IOException {
        storage.lock().close();
        write("x.txt", "0123456789");

        try (SeekableByteChannel channel = storage.open("x.txt")) {
            assertThat(channel.size()).isEqualTo(10);
            ByteBuffer two = ByteBuffer.allocate(2);
            channel.position(8).read(two);
            assertThat(two.array()).containsExactly('8', '9');
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            channel.position(3).read(two.clear());
            assertThat(two.array()).containsExactly('3', '4');
            assertThat(channel.position()).isEqualTo(5);
        }
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        assertThat(storage.list()).isEmpty();
        assertThat(storage.exists("x.txt")).isFalse();
        assertThatThrownBy(() -> storage.open("x.txt")).isInstanceOf(IOException.class);
    }

    @Test
    void oneRunAtATimeHasTheLock() throws IOException {
        try (Closeable lock = storage.lock();
                Storage other = another()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(other::lock).isInstanceOf(FolderInUseException.class);
            assertThat(storage.list()).isEmpty();
        }
        storage.lock().close();
        storage.lock().close();
    }
}
