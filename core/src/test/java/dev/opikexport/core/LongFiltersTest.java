package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server refuses URLs above 16 KB, in which each byte of a letter that is not of ASCII takes three. */
class LongFiltersTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "x, 1, 11500, true",
        "x, 1, 17000, false",
        "%, 3, 5800, false",
        "\u00e9, 6, 1900, true",
        "\u0436, 6, 2900, false",
        "\u07ff, 6, 2900, false",
        "\u0800, 9, 1900, false",
        "\u4e2d, 9, 1250, true",
        "\u4e2d, 9, 1900, false",
        "\ud83d\ude00, 12, 1400, false"
    })
    void aFilterThatTheUrlHasNoRoomForIsAppliedHere(String letter, int bytes, int letters, boolean isAsked)
            throws IOException {
        Filter filter = OqlParser.parse(Entity.TRACES, "name != \"" + letter.repeat(letters) + "\"");
        OpikEmulator emulator = OPIK.emulator();
        ExportRequest request = Golden.of(emulator, Entity.TRACES).withFilter(filter);
        Path file = folder.resolve("rows.lines");

        ExportResult result = Export.run(request, LinesFormat.to(file));

        assertThat(request.plan().residual().isEmpty())
                .as("%,d bytes in the URL", letters * bytes)
                .isEqualTo(isAsked);
        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(LinesFormat.ids(file)).hasSize(240).doesNotHaveDuplicates();
    }
}
