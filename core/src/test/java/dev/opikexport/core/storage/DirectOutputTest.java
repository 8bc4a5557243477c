package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of file systems that can be written past their cache; others have nothing to test here. */
class DirectOutputTest {

    private static final int BLOCK = 1 << 20;

    @TempDir
    private Path folder;

    private Path file;
    private FileChannel cached;
    private DirectOutput first;
    private final Semaphore disk = new Semaphore(0);

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("x");
        cached = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        first = DirectOutput.open(file, cached, 0);
        assumeThat(first).as("the file system has this way").isNotNull();
    }

    @AfterEach
    void close() throws IOException {
        disk.release();
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
        byte[] bytes = random(40 * BLOCK + 4711);

        first.write(bytes, 0, 17);
        first.write(bytes, 17, bytes.length - 17);
        first.finish();

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void whoIsInterruptedLeavesTheBlocksToTheDisk() throws IOException {
        keepDiskBusy();
        try {
            writeInterrupted(new byte[40 * BLOCK]);
            first.close();
        } finally {
            Thread.interrupted();
        }

        byte[] all = new byte[42 * BLOCK];
        byte[] bytes = random(2 * BLOCK);
        System.arraycopy(bytes, 0, all, 40 * BLOCK, bytes.length);
        try (DirectOutput next = DirectOutput.open(file, cached, 40 * BLOCK)) {
            assertThat(next).isNotNull();
            next.write(bytes, 0, bytes.length);
            disk.release();
            next.finish();
            assertThat(Files.readAllBytes(file)).isEqualTo(all);
        }
    }

    @Test
    void aBlockThatTheDiskHasIsNotFilledWhenTheWaitForAnotherOneWasInterrupted() throws IOException {
        keepDiskBusy();
        byte[] bytes = random(40 * BLOCK);
        int written;
        try {
            written = writeInterrupted(bytes);
        } finally {
            Thread.interrupted();
        }

        assertThat(written).isEqualTo(8 * BLOCK);
        disk.release();
        first.write(bytes, written, bytes.length - written);
        first.finish();

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /** No disk takes blocks at such places. */
    @Test
    void blocksThatTheDiskRefusesGoThroughTheCache() throws IOException {
        first.close();
        try (DirectOutput refused = DirectOutput.open(file, cached, 1)) {
            byte[] bytes = random(3 * BLOCK + 5);
            assertThat(refused).isNotNull();
            refused.write(bytes, 0, bytes.length);
            refused.finish();

            assertThat(Files.readAllBytes(file)).startsWith(0).endsWith(bytes).hasSize(bytes.length + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 30})
    void aBlockThatCouldNotBeWrittenIsTold(int blocks) throws IOException {
        first.close();
        cached.close();
        try (DirectOutput failing = DirectOutput.open(file, cached, 1)) {
            assertThat(failing).isNotNull();
            assertThatThrownBy(() -> {
                        failing.write(new byte[blocks * BLOCK], 0, blocks * BLOCK);
                        failing.finish();
                    })
                    .isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(failing::finish).isInstanceOf(ClosedChannelException.class);
        }

        try (DirectOutput next = DirectOutput.open(file, cached, 0)) {
            byte[] bytes = random(12 * BLOCK);
            assertThat(next).as("the blocks are free again").isNotNull();
            next.write(bytes, 0, bytes.length);
            next.finish();
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    /** Whatever is to be written waits until the disk is released. */
    private void keepDiskBusy() {
        DiskTask.write(disk::acquireUninterruptibly);
    }

    /** Writes as many whole blocks as there are for a busy disk, and returns their bytes. The thread is still interrupted then. */
    private int writeInterrupted(byte[] bytes) {
        AtomicInteger written = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> {
                    for (int at = 0; at < bytes.length; at += BLOCK) {
                        first.write(bytes, at, BLOCK);
                        written.addAndGet(BLOCK);
                    }
                })
                .isInstanceOf(InterruptedIOException.class);
        return written.get();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
