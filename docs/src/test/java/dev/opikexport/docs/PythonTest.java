package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.opikexport.cli.Main;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.docs.Document.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python of the documents: run where its library is installed, and everywhere checked for the names of files and columns. */
class PythonTest {

    private static final Pattern LIBRARY = Pattern.compile("^import (\\w+)$", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void export() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                Environment.of(said, said, InputStream.nullInputStream(), Map.of(), folder),
                "traces",
                "--url",
                "emulator",
                "-p",
                "golden",
                "-o",
                folder.resolve("all.parquet").toString());
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    static Stream<Block> blocks() throws IOException {
        return Document.of("docs/cookbook.md").blocks("python").stream()
                .filter(block -> block.reason().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void namesFilesAndColumnsThatThereAre(Block block) throws SQLException {
        List<String> known = columns();
        known.add("all.parquet");

        assertThat(TEXT.matcher(block.code()).results().map(text -> text.group(1)))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void runs(Block block) throws Exception {
        Matcher library = LIBRARY.matcher(block.code());
        assertThat(library.find()).as(block.code()).isTrue();
        String name = library.group(1);
        assumeTrue(python("import " + name).code() == 0, "no python3 with " + name + " is installed");

        Said said = python(block.code());

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).isNotBlank().doesNotContain("Warning");
    }

    private static List<String> columns() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet columns =
                        statement.executeQuery("DESCRIBE SELECT * FROM '" + folder.resolve("all.parquet") + "'")) {
            while (columns.next()) {
                names.add(columns.getString(1));
            }
        }
        return names;
    }

    private record Said(int code, String text) {}

    private static Said python(String code) throws InterruptedException, IOException {
        Path said = folder.resolve("said");
        try {
            int result = new ProcessBuilder("python3", "-c", code)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            return new Said(result, Files.readString(said));
        } catch (IOException e) {
            return new Said(127, String.valueOf(e.getMessage()));
        }
    }
}
