package dev.opikexport.exporters.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.storage.Location;
import dev.opikexport.exporters.hadoop.s3.FakeS3;
import dev.opikexport.exporters.hadoop.s3.FakeS3.Operation;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3ExportTest extends ExportContract {

    private static FakeS3 s3;

    @BeforeAll
    static void start() throws IOException {
        s3 = FakeS3.start();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Override
    Location place(String name) {
        return Location.of("s3a://bucket/" + name).withSettings(s3.settings());
    }

    @Test
    void failedUploadsLeaveNothingVisibleAndCanBeResumed() throws IOException {
        Location folder = place("failed/");
        s3.failAfter(6, Set.of(Operation.PUT));

        assertThatThrownBy(() -> ExportProcess.result(server(), folder, Mode.NEW))
                .isInstanceOf(IOException.class);
        assertThat(s3.keys())
                .filteredOn(key -> key.startsWith("failed/"))
                .isNotEmpty()
                .noneMatch(key -> key.contains("_manifest") || key.contains("_SUCCESS"));
        s3.fail(Set.of());
        ExportProcess.result(server(), folder, Mode.RESUME);

        assertHoldsEverySpanOnce(folder);
        assertThat(s3.unfinishedUploads()).isZero();
    }
}
