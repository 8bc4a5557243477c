package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.server.RowJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows works as it stands there. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @TempDir
    private Path folder;

    @Test
    void exportsInJava() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            ExportRequest request = ExportRequest.of(
                            Connection.to(emulator.baseUrl().toString()), Entity.TRACES, ProjectRef.named("golden"))
                    .withFilter(OqlParser.parse(Entity.TRACES, "duration > 2s"));
            Path file = folder.resolve("slow.parquet");
            ExportResult result = Export.run(
                    request,
                    new Destination.ToFile(file, OutputFormats.installed().byName("parquet"), FormatOptions.none()));

            assertThat(result.rows()).isPositive();
            assertThat(file).isNotEmptyFile();
        }
        assertThat(Files.readString(README))
                .contains(".withFilter(OqlParser.parse(Entity.TRACES, \"duration > 2s\"));")
                .contains("OutputFormats.installed().byName(\"parquet\"), FormatOptions.none()));");
    }

    @Test
    void decidesInJava() throws IOException {
        Filter filter = OqlParser.parse(Entity.TRACES, "name = \"chat\" OR NOT tags contains \"test\"");
        FilterPlan plan = FilterPlan.of(filter);
        boolean matches = FilterPredicate.of(filter).test(RowJson.of("{\"id\":\"1\",\"name\":\"Chat\"}"));

        assertThat(matches).isTrue();
        assertThat(plan.queries()).hasSize(2);
        assertThat(Files.readString(README))
                .contains("OqlParser.parse(Entity.TRACES, \"name = \\\"chat\\\" OR NOT tags contains \\\"test\\\"\");")
                .contains("FilterPredicate.of(filter).test(RowJson.of(");
    }

    /** The commands of the README's table that need no server but the one in memory. */
    static Stream<List<String>> commands() throws IOException {
        return Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| ") && line.contains("| `./opik-export "))
                .map(line -> line.substring(line.indexOf("./opik-export ") + "./opik-export ".length()))
                .map(line -> line.substring(0, line.indexOf('`')))
                .filter(line -> !line.matches("(emulator|configure|doctor).*") && !line.contains(" match "))
                .map(ReadmeTest::words);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runsTheCommandsOfTheTable(List<String> command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command) {
            String here = word.equals("my-project") ? "golden" : word;
            here = here.equals("ID") ? "01a1c1ed-8aec-729b-999a-fce3e1470fb4" : here;
            arguments.add(
                    here.matches("\\w+(\\.(parquet|jsonl|csv|html)|/)")
                            ? folder.resolve(here).toString()
                            : here);
        }
        if (!command.get(0).equals("filter")) {
            arguments.addAll(List.of("--url", "emulator"));
        }

        CommandLineRun.Result result = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isZero();
    }

    /** Splits as a shell does, as far as the README's commands need it. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (command + ' ').toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (c != ' ' || quoted) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
