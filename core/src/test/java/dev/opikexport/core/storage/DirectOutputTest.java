package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of file systems that can be written past their cache; others have nothing to test here. */
class DirectOutputTest {

    private static final int BLOCK = 1 << 20;

    @TempDir
    private Path folder;

    private Path file;
    private FileChannel cached;
    private DirectOutput first;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("x");
        cached = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        first = DirectOutput.open(file, cached, 0);
        assumeThat(first).as("the file system has this way").isNotNull();
    }

    @AfterEach
    void close() throws IOException {
        if (first != null) {
            first.close();
        }
        cached.close();
    }

    @Test
    void oneFileAtATimeHasTheBlocks() throws IOException {
        assertThat(DirectOutput.open(file, cached, 0)).isNull();
        first.close();
        DirectOutput second = DirectOutput.open(file, cached, 0);
        assertThat(second).isNotNull();
        first.close();
        assertThat(DirectOutput.open(file, cached, 0))
                .as("closing twice gives nothing back")
                .isNull();
        second.close();
    }

    @Test
    void whatFillsNoBlockIsWrittenAtTheEnd() throws IOException {
        byte[] bytes = new byte[40 * BLOCK + 4711];
        new Random(5).nextBytes(bytes);

        first.write(bytes, 0, 17);
        first.write(bytes, 17, bytes.length - 17);
        first.finish();

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void whoIsInterruptedLeavesTheBlocksToTheDisk() throws IOException {
        first.write(new byte[BLOCK], 0, BLOCK);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            first.write(new byte[BLOCK], 0, BLOCK);
                        }
                    })
                    .isInstanceOf(InterruptedIOException.class);
            first.close();
        } finally {
            Thread.interrupted();
        }

        try (DirectOutput next = DirectOutput.open(file, cached, 0)) {
            byte[] bytes = new byte[2 * BLOCK];
            new Random(6).nextBytes(bytes);
            assertThat(next).isNotNull();
            next.write(bytes, 0, bytes.length);
            next.finish();
            assertThat(Files.readAllBytes(file)).startsWith(bytes);
        }
    }
}
