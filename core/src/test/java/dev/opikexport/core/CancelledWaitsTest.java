package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever ends a run need not wait for what the run waits for. Each of these waits would last an hour, or a minute at least. */
@Timeout(120)
class CancelledWaitsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LIMIT = 6;

    @TempDir
    private Path folder;

    @Test
    void aWaitForTheServersLimitIsCutAndWhatCameIsKept() throws IOException {
        EmulatorOptions limited = EmulatorOptions.defaults().withRateLimits(RateLimitOptions.reads(LIMIT, HOUR));
        try (OpikEmulator emulator = OpikEmulator.start(limited)) {
            Cancel cancel = new Cancel();

            ExportResult result = Export.run(Golden.spans(emulator), to(Mode.NEW), finishingWaits(cancel), cancel);

            assertThat(result.status()).isEqualTo(ExportResult.Status.CANCELLED);
            assertThat(result.rows()).isBetween(1L, 899L);
            assertThat(result.files().stream().mapToLong(PartFile::rows).sum()).isEqualTo(result.rows());
            assertThat(emulator.requests().withStatus(429)).isZero();
        }
    }

    @Test
    void whatWasReadUnderALimitIsNotReadAgain() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            ExportRequest spans = Golden.spans(emulator);
            Cancel cancel = new Cancel();
            Connection slow = spans.connection().withMaxRequestsPerMinute(LIMIT);
            ExportRequest paced =
                    ExportRequest.of(slow, Entity.SPANS, spans.project()).withReading(spans.reading());
            ExportResult first = Export.run(paced, to(Mode.NEW), finishingWaits(cancel), cancel);
            assertThat(first.status()).isEqualTo(ExportResult.Status.CANCELLED);
            assertThat(first.files()).isNotEmpty();

            ExportResult second = Export.run(spans, to(Mode.RESUME));

            assertThat(second.status()).isEqualTo(ExportResult.Status.COMPLETE);
            assertThat(second.rows()).isEqualTo(900);
            assertThat(second.files()).startsWith(first.files().toArray(PartFile[]::new));
            assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        }
    }

    @Test
    void aWaitBeforeAnotherAttemptIsCut() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            emulator.faults().add(FaultRule.always(new Fault.Status(503, 0)));
            Cancel cancel = new Cancel();
            Connection patient = Connection.to(emulator.baseUrl().toString())
                    .withPatience(new Patience(3, HOUR, HOUR, HOUR.multipliedBy(9)));

            ExportResult result = Export.run(
                    ExportRequest.of(patient, Entity.TRACES, ProjectRef.named("golden")),
                    new Destination.ToStream(new ByteArrayOutputStream(), new LinesFormat(), FormatOptions.none()),
                    finishingWaits(cancel),
                    cancel);

            assertThat(result.status()).isEqualTo(ExportResult.Status.CANCELLED);
            assertThat(result.rows()).isZero();
        }
    }

    @Test
    void stoppingCutsAWaitToo() throws IOException {
        EmulatorOptions limited = EmulatorOptions.defaults().withRateLimits(RateLimitOptions.reads(LIMIT, HOUR));
        try (OpikEmulator emulator = OpikEmulator.start(limited)) {
            Cancel cancel = new Cancel();

            ExportResult result = Export.run(Golden.spans(emulator), to(Mode.NEW), onceAsleep(cancel::stop), cancel);

            assertThat(result.status()).isEqualTo(ExportResult.Status.CANCELLED);
        }
    }

    private static Progress finishingWaits(Cancel cancel) {
        return onceAsleep(cancel::finish);
    }

    /** Acts when the thread that is about to wait does. */
    private static Progress onceAsleep(Runnable action) {
        return event -> {
            if (event instanceof Progress.Event.Waiting || event instanceof Progress.Event.Retrying) {
                Thread waiting = Thread.currentThread();
                new Thread(() -> {
                            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait();
                            }
                            action.run();
                        })
                        .start();
            }
        };
    }

    private Destination to(Mode mode) {
        return new Destination.ToFolder(
                folder, new LinesFormat(), FormatOptions.none(), FolderOptions.DEFAULT.withMode(mode));
    }
}
