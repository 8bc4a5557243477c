package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class HdfsStorageTest extends StorageContract {

    @TempDir
    private static Path disk;

    private static MiniHdfs hdfs;
    private static int folders;

    @BeforeAll
    static void start() throws IOException {
        hdfs = MiniHdfs.start(disk);
    }

    @AfterAll
    static void stop() {
        hdfs.close();
    }

    @Override
    protected Storage open() throws IOException {
        folders++;
        return another();
    }

    @Override
    protected Storage another() throws IOException {
        return Storage.at(Location.of(hdfs.uri("/some/folder-" + folders + "/")));
    }
}
