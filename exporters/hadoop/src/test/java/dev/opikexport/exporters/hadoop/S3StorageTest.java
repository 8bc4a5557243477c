package dev.opikexport.exporters.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.StorageContract;
import dev.opikexport.core.storage.WholeFile;
import dev.opikexport.exporters.hadoop.s3.FakeS3;
import dev.opikexport.exporters.hadoop.s3.FakeS3.Operation;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class S3StorageTest extends StorageContract {

    private static final int TWO_PARTS = 6 << 20;

    private FakeS3 s3;

    @BeforeEach
    @Override
    protected void openStorage() throws IOException {
        s3 = FakeS3.start();
        super.openStorage();
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Override
    protected Storage open() throws IOException {
        return another();
    }

    @Override
    protected Storage another() throws IOException {
        return Storage.at(Location.of("s3a://bucket/some/folder/").withSettings(s3.settings()));
    }

    @ParameterizedTest
    @EnumSource(names = {"PUT", "BEGIN_UPLOAD", "UPLOAD_PART", "COMPLETE_UPLOAD"})
    void aFailedUploadLeavesNothingVisible(Operation failing) throws IOException {
        int bytes = failing == Operation.PUT ? 100 : TWO_PARTS;
        try (Storage storage = another()) {
            s3.fail(Set.of(failing));

            assertThatThrownBy(() -> {
                        try (WholeFile file = storage.create("x.bin")) {
                            file.out().write(new byte[bytes]);
                            file.publish();
                        }
                    })
                    .isInstanceOf(IOException.class);

            s3.fail(Set.of());
            assertThat(s3.keys()).isEmpty();
            assertThat(s3.unfinishedUploads()).isZero();
            assertThat(storage.list()).isEmpty();
        }
    }

    @Test
    void aLargeFileIsUploadedInPartsAndSeenAtTheEnd() throws IOException {
        try (Storage storage = another();
                WholeFile file = storage.create("x.bin")) {
            file.out().write(new byte[TWO_PARTS]);
            file.out().write(new byte[TWO_PARTS]);
            assertThat(s3.keys()).isEmpty();
            file.publish();
            assertThat(s3.keys()).containsExactly("some/folder/x.bin");
            assertThat(storage.size("x.bin")).hasValue(2 * TWO_PARTS);
            assertThat(s3.unfinishedUploads()).isZero();
        }
    }

    @Test
    void uploadsOfKilledRunsAreAborted() throws IOException {
        try (Storage killed = another()) {
            WholeFile file = killed.create("x.bin");
            file.out().write(new byte[TWO_PARTS]);
            assertThat(s3.unfinishedUploads()).isOne();
            try (Storage storage = another()) {
                storage.deleteUnfinished();
            }
            assertThat(s3.unfinishedUploads()).isZero();
        }
    }
}
