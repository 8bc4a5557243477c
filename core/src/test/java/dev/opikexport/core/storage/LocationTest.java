package dev.opikexport.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

    @ParameterizedTest
    @CsvSource({
        "hdfs://host:8020/folder/x.parquet, hdfs://host:8020/folder/, x.parquet",
        "s3a://bucket/x.parquet, s3a://bucket/, x.parquet",
        "s3a://bucket/folder/, s3a://bucket/, folder",
        "folder/x.csv, folder, x.csv",
        "x.csv, '', x.csv",
        "/x.csv, /, x.csv",
    })
    void aFileHasAFolderAndAName(String text, String folder, String name) {
        Location location = new Location(text, Map.of("a", "b"));

        assertThat(location.folder()).isEqualTo(new Location(folder, Map.of("a", "b")));
        assertThat(location.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"traces:2026.csv", "C:\\traces.csv", "a://b", "-", "", "//x", "s3a:/b"})
    void whatOnlyLooksLikeAUriIsAPath(String text) {
        assertThat(Location.of(text).isLocal()).isTrue();
    }

    @Test
    void uriOfAFileIsAPath() {
        assertThat(Location.of("file:///some/a%20b.csv").path()).isEqualTo(Path.of("/some/a b.csv"));
        assertThat(Location.of("file:/some/x.csv").isLocal()).isTrue();
    }

    @Test
    void aUriWithASpaceIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> Location.of("hdfs://host/a b/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hdfs://host/a b/")
                .hasMessageContaining("%20");
    }

    @Test
    void aSchemeThatNobodyKnowsIsSaidSo() {
        assertThatThrownBy(() -> Storage.at(Location.of("unknown://host/x/")))
                .hasMessageContaining("unknown://host/x/")
                .hasMessageContaining("exporter-hadoop");
    }

    @Test
    void passwordsAreRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Location.of("s3a://key:secret@bucket/x.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                .hasMessageNotContaining("secret@");
    }
}
