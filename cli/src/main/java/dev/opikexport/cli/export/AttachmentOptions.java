package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.attachment.AttachmentFolder;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.util.Map;

/** Whether the files that hang on rows come along. */
final class AttachmentOptions extends Options {

    private final Argument<String> folder = text(
            "--attachments",
            "DIR",
            "also fetch the attachments of these rows into DIR, and list them in "
                    + "DIR/attachments.jsonl; takes a request for each row");

    AttachmentOptions() {
        super("What belongs to the rows");
    }

    boolean isGiven() {
        return folder.orNull() != null;
    }

    /** Fetches them, says how many came, and returns the exit code. */
    int fetch(ExportRequest request, IdSet rows, Environment environment, Cancel cancel) throws IOException {
        Messages messages = environment.messages();
        String place = folder.value();
        try (OpikClient client = OpikClient.open(request.connection());
                AttachmentFolder files = AttachmentFolder.open(
                        Storage.at(Location.of(place)),
                        missing -> messages.warn("missing " + missing.fileName() + ", an attachment of "
                                + missing.entity() + " " + missing.entityId() + ": " + missing.error()))) {
            files.fetch(
                    client,
                    request.entity(),
                    request.project(),
                    rows,
                    request.reading().parallel(),
                    cancel);
            messages.event(
                    "attachments",
                    "%s attachments of %s %s in %s (%s), %s of them fetched now"
                            .formatted(
                                    Figures.count(files.fetched() + files.kept()),
                                    Figures.count(rows.size()),
                                    request.entity().id(),
                                    place,
                                    Figures.bytes(files.bytes()),
                                    Figures.count(files.fetched())),
                    Map.of(
                            "folder", place,
                            "fetched", files.fetched(),
                            "kept", files.kept(),
                            "missing", files.lost(),
                            "bytes", files.bytes()));
            return files.lost() > 0 ? ExitCode.ROWS_MISSING : cancel.isRequested() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }
}
