package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageContract {

    @TempDir
    private Path folder;

    @Override
    protected Storage open() {
        return Storage.at(folder.resolve("new"));
    }

    @Override
    protected Storage another() {
        return open();
    }

    @Test
    void unfinishedFilesOfKilledRunsAreDeleted() throws IOException {
        Files.createDirectories(folder.resolve("date=2026-11-25"));
        Files.writeString(folder.resolve(".x.csv.unfinished"), "half");
        Files.writeString(folder.resolve("date=2026-11-25/.part-00000.csv.unfinished"), "half");
        Files.writeString(folder.resolve("x.csv"), "whole");

        Storage.at(folder).deleteUnfinished();

        assertThat(Storage.at(folder).list()).containsExactly("x.csv");
        assertThat(folder.resolve("date=2026-11-25")).isEmptyDirectory();
        assertThat(folder.resolve(".x.csv.unfinished")).doesNotExist();
    }

    @Test
    void aFileIsWrittenByOneAtATimeAndOverWhatAKilledRunLeft() throws IOException {
        Files.writeString(folder.resolve(".x.csv.unfinished"), "half of what another run wrote");
        try (WholeFile file = Storage.at(folder).create("x.csv")) {
            assertThatThrownBy(() -> Storage.at(folder).create("x.csv"))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("Another export writes it now");
            file.out().write('x');
            file.publish();
        }
        assertThat(folder.resolve("x.csv")).hasContent("x");
        try (WholeFile file = Storage.at(folder).create("x.csv")) {
            file.out().write('y');
        }
        assertThat(folder.resolve("x.csv")).hasContent("x");
        assertThat(folder.resolve(".x.csv.unfinished")).doesNotExist();
    }

    /** One of them goes past the cache, where the file system lets it; which one must not matter. */
    @Test
    void largeFilesSideBySideAndOneAfterAnotherAreWhole() throws IOException {
        byte[] bytes = new byte[23_456_789];
        Storage storage = Storage.at(folder);
        for (int round = 0; round < 2; round++) {
            new Random(round).nextBytes(bytes);
            try (WholeFile a = storage.create("a");
                    WholeFile b = storage.create("b");
                    WholeFile givenUp = storage.create("c")) {
                int size = 100_003;
                for (int at = 0; at < bytes.length; at += size) {
                    for (WholeFile file : List.of(a, b, givenUp)) {
                        file.out().write(bytes, at, Math.min(size, bytes.length - at));
                    }
                }
                a.publish();
                b.publish();
            }
            assertThat(Files.readAllBytes(folder.resolve("a"))).isEqualTo(bytes);
            assertThat(Files.readAllBytes(folder.resolve("b"))).isEqualTo(bytes);
            assertThat(storage.list()).containsExactlyInAnyOrder("a", "b");
        }
    }

    /** It is written on as it began, for what it has would else be written over. */
    @Test
    void aFileThatIsLongerThanTheOneBesideItIsWhole() throws IOException {
        byte[] bytes = new byte[12 << 20];
        new Random(3).nextBytes(bytes);
        Storage storage = Storage.at(folder);
        try (WholeFile longer = storage.create("longer")) {
            try (WholeFile first = storage.create("first")) {
                first.out().write(bytes);
                longer.out().write(bytes);
                first.publish();
            }
            longer.out().write(bytes, 0, 100_003);
            longer.out().write(bytes);
            longer.publish();
        }

        assertThat(Files.readAllBytes(folder.resolve("first"))).isEqualTo(bytes);
        assertThat(Files.readAllBytes(folder.resolve("longer")))
                .startsWith(bytes)
                .endsWith(bytes)
                .hasSize(2 * bytes.length + 100_003);
    }

    @Test
    void whatIsReplacedKeepsItsPermissionsAndLinksStayLinks() throws IOException {
        Set<PosixFilePermission> mine = PosixFilePermissions.fromString("rw-------");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path target = Files.createFile(elsewhere.resolve("target"), PosixFilePermissions.asFileAttribute(mine));
        for (String link : List.of("a", "b")) {
            Path to = folder.relativize(link.equals("a") ? target : elsewhere.resolve("new"));
            Files.createSymbolicLink(folder.resolve(link), to);

            try (WholeFile file = Storage.at(folder).create(link)) {
                file.out().write(link.getBytes(StandardCharsets.UTF_8));
                file.publish();
            }

            assertThat(folder.resolve(link)).isSymbolicLink().hasContent(link);
        }
        assertThat(target).isRegularFile().hasContent("a");
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(mine);
        assertThat(elsewhere.resolve("new")).isRegularFile().hasContent("b");
    }

    @Test
    void largeFilesAreForcedToDiskWhileTheyGrow() throws IOException {
        byte[] block = new byte[1 << 20];
        new Random(9).nextBytes(block);
        String sha256;
        try (WholeFile file = Storage.at(folder).create("x.csv")) {
            file.hash();
            for (int i = 0; i < 100; i++) {
                file.out().write(block, 0, block.length - i);
            }
            sha256 = file.publish();
            assertThat(file.bytes()).isEqualTo(100L * block.length - 99 * 50);
        }

        MessageDigest digest = Sha256.digest();
        for (int i = 0; i < 100; i++) {
            digest.update(block, 0, block.length - i);
        }
        assertThat(sha256).isEqualTo(HexFormat.of().formatHex(digest.digest()));
        digest.update(Files.readAllBytes(folder.resolve("x.csv")));
        assertThat(sha256).isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void whatStandsInTheWayIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Storage.at(folder.resolve("file")).lock())
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("it is a file");
        assertThatThrownBy(() -> Storage.at(folder.resolve("none")).create("x.csv"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Storage.at(folder.getParent())
                        .create(folder.getFileName().toString()))
                .hasMessageContaining("it is a folder");
    }
}
