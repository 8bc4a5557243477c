package dev.opikexport.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.storage.Location;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetPathTest {

    @ParameterizedTest
    @CsvSource({
        "/x/out/part-00000.parquet, /x/out, part-00000.parquet",
        "/x/out/type=llm/part-00000.parquet, /x/out, type=llm/part-00000.parquet",
        "/x/out/type=llm/model=a%3Db/part-00000.parquet, /x/out, type=llm/model=a%3Db/part-00000.parquet",
        "/type=llm/x/part-00000.parquet, /type=llm/x, part-00000.parquet",
        "/a=b.parquet, /, a=b.parquet",
        "s3a://bucket/out/type=llm/part-00000.parquet, s3a://bucket/out/, type=llm/part-00000.parquet",
    })
    void aFileIsKnownByTheFolderAboveItsPartitions(String file, String root, String below) {
        assertThat(DatasetPath.ofFile(Location.of(file))).isEqualTo(new DatasetPath(Location.of(root), below));
    }

    @ParameterizedTest
    @CsvSource({
        "/x/out, /x/out, a.csv",
        "out, out, a.csv",
        "/x/out/type=llm/, /x/out, type=llm/a.csv",
        "s3a://bucket/type=llm/, s3a://bucket/, type=llm/a.csv",
    })
    void soAreTheFilesOfAFolder(String folder, String root, String file) {
        DatasetPath path = DatasetPath.ofFolder(Location.of(folder));

        assertThat(path.root()).isEqualTo(Location.of(root));
        assertThat(path.file("a.csv")).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"s3a://bucket/out/type=llm/, s3a://bucket/out/"})
    void settingsOfThePlaceStay(String folder, String root) {
        Map<String, String> settings = Map.of("a", "b");

        assertThat(DatasetPath.ofFolder(new Location(folder, settings)).root()).isEqualTo(new Location(root, settings));
    }
}
