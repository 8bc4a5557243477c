package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSizeTest {

    private static final int ROWS = 8_000;

    @TempDir
    private Path folder;

    @Test
    void isAtMostATwentiethMoreThanThatOfDuckDb() throws SQLException, IOException {
        Path ours = folder.resolve("ours.parquet");
        try (OpikEmulator emulator = OpikEmulator.start(
                EmulatorOptions.defaults().withoutGoldenData().generate(ROWS, 11))) {
            CommandLineRun.Result result = CommandLineRun.of(
                    "traces", "--url", emulator.baseUrl().toString(), "-p", "generated", "-o", ours.toString());
            assertThat(result.code()).as(result.err()).isZero();
        }
        Path theirs = folder.resolve("theirs.parquet");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("COPY (FROM '" + ours + "') TO '" + theirs
                    + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3)");
        }

        assertThat(Files.size(ours)).isLessThan(Files.size(theirs) * 105 / 100);
    }
}
