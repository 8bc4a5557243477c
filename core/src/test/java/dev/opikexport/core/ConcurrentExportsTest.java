package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several exports at once in one program, each with a request of its own. */
class ConcurrentExportsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILTER = "type = \"llm\" OR duration > 0.05";

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void eachWritesItsOwnRows() throws Exception {
        Set<String> traces = ids(stream(request(Entity.TRACES)));
        Set<String> spans = ids(stream(request(Entity.SPANS)));
        Set<String> some = ids(stream(filtered()));
        Set<String> all = ids(stream(request(Entity.THREADS)));
        assertThat(some).isNotEmpty().hasSizeLessThan(spans.size());
        CyclicBarrier together = new CyclicBarrier(6);

        Future<ExportResult> first = run(together, () -> Export.run(request(Entity.TRACES), to("traces")));
        Future<ExportResult> second = run(together, () -> Export.run(request(Entity.SPANS), to("spans")));
        Future<ExportResult> third = run(together, () -> Export.run(request(Entity.SPANS), to("again")));
        Future<List<String>> fourth = run(together, () -> stream(filtered()));
        Future<List<String>> fifth = run(together, () -> stream(request(Entity.THREADS)));
        Future<ExportResult> sixth = run(together, () -> {
            Cancel cancel = new Cancel();
            return Export.run(request(Entity.SPANS), to("cancelled"), event -> cancel.finish(), cancel);
        });

        assertThat(first.get().status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(second.get().status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(third.get().status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written("traces")).containsExactlyInAnyOrderElementsOf(traces);
        assertThat(written("spans")).containsExactlyInAnyOrderElementsOf(spans);
        assertThat(written("again")).containsExactlyInAnyOrderElementsOf(spans);
        assertThat(fourth.get()).containsExactlyInAnyOrderElementsOf(some);
        assertThat(fifth.get()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(sixth.get().status()).isEqualTo(ExportResult.Status.CANCELLED);
        assertThat(written("cancelled")).isNotEmpty().hasSizeLessThan(spans.size());

        assertThat(Export.run(request(Entity.SPANS), to("cancelled")).status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written("cancelled")).containsExactlyInAnyOrderElementsOf(spans);
        for (String name : List.of("traces", "spans", "again", "cancelled")) {
            assertThat(Verification.of(Storage.at(folder.resolve(name))).problems())
                    .isEmpty();
        }
    }

    @Test
    void stoppingOneLeavesTheOthersAlone() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);

        Future<ExportResult> stopped = run(together, () -> {
            Cancel cancel = new Cancel();
            return Export.run(request(Entity.SPANS), to("stopped"), event -> cancel.stop(), cancel);
        });
        Future<ExportResult> other = run(together, () -> Export.run(request(Entity.SPANS), to("other")));

        assertThat(stopped.get().status()).isEqualTo(ExportResult.Status.CANCELLED);
        assertThat(other.get().status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written("other")).hasSize(900).doesNotHaveDuplicates();
    }

    private <T> Future<T> run(CyclicBarrier together, Callable<T> export) {
        return threads.submit(() -> {
            together.await();
            return export.call();
        });
    }

    private ExportRequest request(Entity entity) {
        return ExportRequest.of(Connection.to(opik.emulator().baseUrl().toString()), entity, ProjectRef.named("golden"))
                .withReading(new ExportRequest.Reading(ReadingWay.LIST, 2, 60, 1 << 20, false));
    }

    private ExportRequest filtered() {
        return request(Entity.SPANS).withFilter(OqlParser.parse(Entity.SPANS, FILTER));
    }

    private Destination to(String name) {
        FolderOptions options = FolderOptions.DEFAULT.withMode(Mode.RESUME).withParts(Long.MAX_VALUE, 100);
        return new Destination.ToFolder(folder.resolve(name), new LinesFormat(), FormatOptions.none(), options);
    }

    private static List<String> stream(ExportRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.run(request, new Destination.ToStream(out, new LinesFormat(), FormatOptions.none()));
        List<String> ids = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            ids.add(JSON.readTree(line).path("id").textValue());
        }
        return ids;
    }

    private static Set<String> ids(List<String> ids) {
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        return new HashSet<>(ids);
    }

    private List<String> written(String name) throws IOException {
        List<String> ids = new ArrayList<>();
        try (var files = Files.list(folder.resolve(name))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".lines")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    ids.add(JSON.readTree(line).path("id").textValue());
                }
            }
        }
        return ids;
    }
}
