package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What README says of the jars, and the jars of the application, which {@code mvn verify} has put together before. */
class DependencyTableTest {

    private static final Path JARS = Path.of("../cli/target/opik-export/lib");
    private static final Pattern ROW = Pattern.compile("\\| `([\\w/-]+)` \\|.*\\| ([\\d.]+) MB \\|");

    /** The module that brings each jar, by how the jar's name begins: a new one has to be entered here and in the table. */
    private static final Map<String, List<String>> JARS_OF_MODULES = Map.of(
            "filter-grammar", List.of("filter-grammar", "antlr4-runtime", "jspecify"),
            "core",
                    List.of(
                            "core",
                            "httpclient5",
                            "httpcore5",
                            "httpcore5-h2",
                            "jackson-annotations",
                            "jackson-core",
                            "jackson-databind",
                            "failsafe",
                            "slf4j-api"),
            "exporters/text", List.of("exporter-text", "zstd-jni", "fastcsv"),
            "exporters/parquet",
                    List.of(
                            "exporter-parquet",
                            "parquet-column",
                            "parquet-common",
                            "parquet-encoding",
                            "parquet-format-structures",
                            "parquet-hadoop",
                            "parquet-jackson",
                            "parquet-variant",
                            "snappy-java",
                            "jts-core",
                            "javax.annotation-api"),
            "exporters/hadoop",
                    List.of("exporter-hadoop", "hadoop-client-api", "hadoop-client-runtime", "commons-logging"),
            "emulator",
                    List.of(
                            "emulator",
                            "jetty-server",
                            "jetty-http",
                            "jetty-io",
                            "jetty-util",
                            "jackson-datatype-jsr310"),
            "cli", List.of("cli", "picocli", "progressbar", "jline-terminal", "slf4j-jdk14"));

    private final Map<String, Double> megabytes = new HashMap<>();

    @BeforeEach
    void measure() throws IOException {
        assumeThat(JARS).isDirectory();
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(JARS)) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
        }
        for (Path jar : jars) {
            String artifact = jar.getFileName().toString().replaceFirst("-\\d.*", "");
            List<String> modules = JARS_OF_MODULES.keySet().stream()
                    .filter(module -> JARS_OF_MODULES.get(module).contains(artifact))
                    .toList();
            assertThat(modules)
                    .as("the module that brings " + jar.getFileName())
                    .hasSize(1);
            megabytes.merge(modules.get(0), Files.size(jar) / 1e6, Double::sum);
        }
    }

    @Test
    void everySizeIsThatOfTheJars() throws IOException {
        Map<String, Double> said = new HashMap<>();
        Matcher rows = ROW.matcher(Document.of("README.md").text());
        while (rows.find()) {
            said.put(rows.group(1), Double.valueOf(rows.group(2)));
        }
        assertThat(said.keySet()).isEqualTo(JARS_OF_MODULES.keySet());
        said.forEach((module, size) ->
                assertThat(size).as(module).isCloseTo(size(module), within(0.05 + size(module) / 20)));
    }

    @Test
    void theApplicationAndItsTextPartAreSmall() {
        assertThat(JARS_OF_MODULES.keySet().stream().mapToDouble(this::size).sum())
                .isLessThan(95);
        assertThat(size("filter-grammar") + size("core") + size("exporters/text"))
                .isLessThan(15);
    }

    private double size(String module) {
        return megabytes.getOrDefault(module, 0.0);
    }
}
