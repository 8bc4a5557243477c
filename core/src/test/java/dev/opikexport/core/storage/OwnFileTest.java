package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that one run has for itself. */
class OwnFileTest {

    private static final int RUNS = 4;
    private static final int ROUNDS = 500;

    @TempDir
    private Path folder;

    @Test
    void onlyOneOfManyTakesIt() throws Exception {
        Path file = folder.resolve("file");
        ExecutorService threads = Executors.newFixedThreadPool(RUNS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                if (round % 2 == 0) {
                    Files.writeString(file, "left by a killed run");
                }
                CyclicBarrier start = new CyclicBarrier(RUNS);
                List<Future<Optional<OwnFile>>> takes = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    takes.add(threads.submit(() -> {
                        start.await();
                        return OwnFile.take(file);
                    }));
                }
                List<OwnFile> taken = new ArrayList<>();
                for (Future<Optional<OwnFile>> take : takes) {
                    take.get().ifPresent(taken::add);
                }
                assertThat(taken).hasSize(1);
                assertThat(file).isEmptyFile();
                taken.get(0).delete();
                taken.get(0).close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoIsRefusedDoesNotFreeItForOtherProcesses() throws Exception {
        Path file = folder.resolve("file");
        try (OwnFile own = OwnFile.take(file).orElseThrow()) {
            assertThat(own.channel().isOpen()).isTrue();
            assertThat(OwnFile.take(file)).isEmpty();
            assertThat(OwnFile.deleteLeft(file)).isFalse();

            assertThat(ofAnotherProcess(file)).isEqualTo("busy");
        }
        assertThat(ofAnotherProcess(file)).isEqualTo("free");
    }

    @Test
    void whatIsLeftIsDeletedAndWhatIsInUseIsNot() throws IOException {
        Path left = Files.writeString(folder.resolve("left"), "x");
        assertThat(OwnFile.deleteLeft(left)).isTrue();
        assertThat(left).doesNotExist();
        assertThat(OwnFile.deleteLeft(left)).isTrue();

        try (OwnFile own = OwnFile.take(folder.resolve(".used.unfinished")).orElseThrow()) {
            assertThat(own.channel().isOpen()).isTrue();
            new LocalStorage(folder).deleteUnfinished();
            assertThat(folder.resolve(".used.unfinished")).exists();
        }
    }

    private static String ofAnotherProcess(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        file.toString())
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.strip();
    }

    /** Whether another process may lock a file. */
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() == null ? "busy" : "free");
            }
        }
    }

    @Test
    void aLinkToNowhereIsReplaced() throws IOException {
        Path file = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        try (OwnFile own = OwnFile.take(file).orElseThrow()) {
            assertThat(own.channel().isOpen()).isTrue();
            assertThat(Files.isSymbolicLink(file)).isFalse();
        }
    }
}
