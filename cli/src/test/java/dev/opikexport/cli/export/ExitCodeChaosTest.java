package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.DuckDb;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.core.chaos.SomeFaults;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command line's exit code, whatever the server does wrong: 0 only with every row once, 3 with the missing ones named. How many mixtures
 * are tried says the system property {@code chaos.commands}.
 */
class ExitCodeChaosTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RUNS = Integer.getInteger("chaos.commands", 24);
    private static final List<String> ENDINGS = List.of(".jsonl", ".csv", ".parquet");

    private static final Patience PATIENCE =
            new Patience(5, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(20));

    private static Map<Entity, Set<String>> ids;

    @TempDir
    private Path folder;

    @BeforeAll
    static void lookWhatIsThere() {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            ids = Map.of(Entity.TRACES, ids(emulator, "traces"), Entity.SPANS, ids(emulator, "spans"));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, RUNS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCodeSaysWhetherEveryRowIsThereOnce(int seed) throws Exception {
        Random random = new Random(seed);
        Entity entity = seed % 2 == 0 ? Entity.TRACES : Entity.SPANS;
        String ending = ENDINGS.get(seed % 3);
        boolean asFolder = seed / 6 % 2 == 0;
        Path out = folder.resolve(asFolder ? "rows" : "rows" + ending);
        String way = seed / 12 % 2 == 0 ? "list" : "search";
        List<FaultRule> rules = mixture(random, entity);
        CommandLineRun.Result result;
        try (OpikEmulator emulator = OpikEmulator.start()) {
            rules.forEach(emulator.faults()::add);
            result = new CommandLineRun()
                    .patience(PATIENCE)
                    .run(CommandLineRun.onto(
                            emulator,
                            entity.id(),
                            "-p",
                            "golden",
                            "-o",
                            asFolder ? out + "/" : out.toString(),
                            "--format",
                            ending.substring(1),
                            "--read",
                            way,
                            "--page-size",
                            String.valueOf(20 + random.nextInt(200))));
        }

        String scenario = rules + "\n" + result.err();
        boolean isRefused = result.code() == ExitCode.USAGE && way.equals("list");
        if (isRefused && rules.stream().anyMatch(rule -> rule.fault() instanceof Fault.IgnoredTimeBounds)) {
            assertThat(result.err()).contains("Leave that option out");
            assertThat(asFolder ? out.resolve("_SUCCESS") : out).doesNotExist();
            return;
        }
        assertThat(result.code()).as(scenario).isIn(ExitCode.OK, ExitCode.ROWS_MISSING);
        List<String> written = written(asFolder ? out + "/*" + ending : out.toString(), ending);
        assertThat(written).as(scenario).doesNotHaveDuplicates();
        if (rules.stream().noneMatch(rule -> rule.fault() instanceof Fault.ConcurrentWrites)) {
            assertThat(ids.get(entity)).as(scenario).containsAll(written);
        }
        Set<String> missing = new HashSet<>(ids.get(entity));
        written.forEach(missing::remove);
        Path manifest = asFolder ? out.resolve("_manifest.json") : folder.resolve("rows" + ending + ".manifest.json");
        if (result.code() == ExitCode.OK) {
            assertThat(missing).as(scenario).isEmpty();
            assertThat(Files.exists(manifest)).isEqualTo(asFolder);
        } else {
            assertThat(missing)
                    .as(scenario)
                    .allMatch(id -> named(manifest).stream().anyMatch(range -> range.contains(id)));
            assertThat(result.err()).contains("missing");
        }
    }

    private static List<FaultRule> mixture(Random random, Entity entity) {
        SomeFaults faults = new SomeFaults(random, ids);
        return random.ints(1 + random.nextInt(2), 0, SomeFaults.NAMES.size())
                .mapToObj(SomeFaults.NAMES::get)
                .map(fault -> faults.named(fault, entity))
                .toList();
    }

    private static List<KeyRange> named(Path manifest) {
        try {
            List<KeyRange> ranges = new ArrayList<>();
            for (JsonNode note : JSON.readTree(manifest.toFile()).path("missing")) {
                ranges.add(new KeyRange(
                        note.path("from").textValue(), note.path("below").textValue()));
            }
            return ranges;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> written(String files, String ending) throws SQLException {
        String reader = switch (ending) {
            case ".csv" ->
                "read_csv('%s', header = true, all_varchar = true, quote = '\"', escape = '\"', max_line_size = 20000000)";
            case ".jsonl" ->
                "read_json('%s', format = 'newline_delimited', columns = {id: 'VARCHAR'}, maximum_object_size = 50000000)";
            default -> "read_parquet('%s')";
        };
        return DuckDb.column("SELECT id FROM " + reader.formatted(files));
    }

    private static Set<String> ids(OpikEmulator emulator, String entity) {
        return new HashSet<>(CommandLineRun.on(emulator, entity, "-p", "golden").ids());
    }
}
