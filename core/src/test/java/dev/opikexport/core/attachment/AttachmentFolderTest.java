package dev.opikexport.core.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.Cancel;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.FolderInUseException;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Attachments.Attachment;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AttachmentFolderTest {

    private static final String TRACE = "01a18a1a-9820-7e8a-8e3e-c34b7d00a9cf";

    @TempDir
    private Path folder;

    /** The file would come for an hour. */
    @Test
    void whoeverEndsItAtOnceNeedNotWaitForAFile() throws Exception {
        IdSet.Builder rows = new IdSet.Builder();
        rows.add(TRACE);
        Cancel cancel = new Cancel();
        try (OpikEmulator emulator = OpikEmulator.start();
                OpikClient client =
                        OpikClient.open(Connection.to(emulator.baseUrl().toString()));
                AttachmentFolder files = AttachmentFolder.open(Storage.at(folder), missing -> {})) {
            emulator.attachments()
                    .add(Kind.TRACE, UUID.fromString(TRACE), new Attachment("a", "text/plain", new byte[100_000]));
            emulator.faults()
                    .add(FaultRule.always(
                                    new Fault.Stall(10_000, Duration.ofHours(1).toMillis()))
                            .on(FaultRule.Target.ANY));
            Thread end = new Thread(() -> {
                while (emulator.requests().count("GET", "/v1/private/attachment/download") == 0) {
                    Thread.onSpinWait();
                }
                cancel.finish();
                cancel.stop();
            });
            end.start();

            files.fetch(client, Entity.TRACES, ProjectRef.named("golden"), rows.build(), 1, cancel);

            end.join();
            assertThat(files.fetched()).isZero();
        }
    }

    @Test
    void aListThatCannotBeReadIsNamedAndNothingStaysLocked() throws IOException {
        Path list = Files.writeString(folder.resolve(AttachmentFolder.LIST), "{\"entity\":\"traces\"}\nnot a line\n");

        assertThatThrownBy(() -> AttachmentFolder.open(Storage.at(folder), missing -> {}))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(list.toString())
                .hasMessageContaining("Delete it");

        Files.delete(list);
        try (AttachmentFolder files = AttachmentFolder.open(Storage.at(folder), missing -> {})) {
            assertThat(files.kept()).isZero();
            assertThatThrownBy(() -> AttachmentFolder.open(Storage.at(folder), missing -> {}))
                    .isInstanceOf(FolderInUseException.class);
        }
    }
}
