package dev.opikexport.exporters.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.storage.FolderInUseException;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.StorageContract;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class HdfsStorageTest extends StorageContract {

    private static int folders;

    @Override
    protected Storage open() throws IOException {
        folders++;
        return another();
    }

    @Override
    protected Storage another() throws IOException {
        return Storage.at(MiniHdfs.shared().location(folder()));
    }

    private static String folder() {
        return "/some/folder-" + folders + "/";
    }

    private static void writeLock(Owner owner) throws IOException {
        try (FSDataOutputStream out = MiniHdfs.shared().files().create(new Path(folder() + ".lock"))) {
            out.write(owner.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theLockOfAProcessThatHasEndedIsFree() throws IOException {
        Owner me = Owner.current();
        writeLock(new Owner(me.host(), me.process(), "2001-01-01T00:00:00Z", "of another process of my number"));

        try (Storage storage = another();
                Closeable lock = storage.lock()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void theLockOfAnotherMachineIsNotAndSaysWhatToDelete() throws IOException {
        writeLock(new Owner("another-host", 7, "2026-11-25T07:00:00Z", "run"));

        try (Storage storage = another()) {
            assertThatThrownBy(storage::lock)
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("process 7 on another-host")
                    .hasMessageContaining("delete " + MiniHdfs.shared().uri(folder() + ".lock"));
        }
    }

    @Test
    void aLockThatNobodyCanReadIsNotFree() throws IOException {
        MiniHdfs.shared().files().create(new Path(folder() + ".lock")).close();

        try (Storage storage = another()) {
            assertThatThrownBy(storage::lock)
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("somebody");
        }
    }
}
