package dev.opikexport.core.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.client.Attachment;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import dev.opikexport.filter.catalog.Entity;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A folder of attachments: {@code traces/ID/NAME}, and {@code attachments.jsonl} with a line for each. Files that are there already, as
 * large as the server says and as they were hashed when they came, are not fetched again.
 */
public final class AttachmentFolder implements Closeable {

    /** The list of the files. */
    public static final String LIST = "attachments.jsonl";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final Storage folder;
    private final Closeable lock;
    private final Map<String, AttachmentNote> notes = new LinkedHashMap<>();
    /** The attachment that each file was of, by the file's path. */
    private final Map<String, String> owners = new HashMap<>();

    private final Consumer<AttachmentNote> missing;
    private final FetchedFiles files;
    private long fetched;
    private long kept;
    private long bytes;
    private long lost;

    /**
     * Opens a folder, which is made if it is not there.
     *
     * @param folder is closed with this, or if it cannot be opened
     * @param missing hears of each file that could not be fetched
     * @throws FileSystemException if another run has the folder, or its list cannot be read
     */
    public static AttachmentFolder open(Storage folder, Consumer<AttachmentNote> missing) throws IOException {
        try {
            Closeable lock = folder.lock();
            try {
                folder.deleteUnfinished();
                AttachmentFolder opened = new AttachmentFolder(folder, lock, missing);
                opened.readList();
                return opened;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private AttachmentFolder(Storage folder, Closeable lock, Consumer<AttachmentNote> missing) {
        this.folder = folder;
        this.lock = lock;
        this.missing = missing;
        this.files = new FetchedFiles(folder);
    }

    private void readList() throws IOException {
        if (!folder.exists(LIST)) {
            return;
        }
        try (InputStream in = Channels.newInputStream(folder.open(LIST));
                MappingIterator<AttachmentNote> lines =
                        JSON.readerFor(AttachmentNote.class).readValues(in)) {
            while (lines.hasNextValue()) {
                put(lines.nextValue());
            }
        } catch (JsonProcessingException e) {
            throw new FileSystemException(
                    folder.describe(LIST),
                    null,
                    "not a list of opik-export: " + e.getOriginalMessage()
                            + ".\nDelete it: files that are there stay, as long as their sizes are right.");
        }
    }

    private static String key(String entity, String id, String fileName, String mimeType) {
        return String.join("\n", entity, id, fileName, mimeType);
    }

    /**
     * Fetches the attachments of rows; one request for each row, and one for each file.
     *
     * @param parallel rows at a time
     * @throws OpikException if the server refuses or cannot be reached; what was fetched stays
     */
    public void fetch(OpikClient client, Entity entity, ProjectRef project, IdSet rows, int parallel, Cancel cancel)
            throws IOException {
        cancel.onFinish(client::stopWaiting);
        cancel.onStop(client::close);
        String projectId = client.projectId(project);
        List<String> again = missing(entity, rows);
        new Workers(parallel).run(rows.size() + again.size(), cancel, index -> {
            String id = index < rows.size() ? rows.uuidAt(index) : again.get(index - rows.size());
            SafeName names = new SafeName();
            List<AttachmentNote> found = new ArrayList<>();
            for (Attachment attachment : listed(client, entity, projectId, id)) {
                String path = entity.id() + "/" + id + "/" + names.of(attachment.fileName());
                found.add(fetch(client, entity, projectId, id, attachment, path));
            }
            found.forEach(this::note);
        });
    }

    /** The rows of an earlier run of which a file did not come. */
    private synchronized List<String> missing(Entity entity, IdSet rows) {
        return notes.values().stream()
                .filter(note -> note.isMissing() && note.entity().equals(entity.id()))
                .map(AttachmentNote::entityId)
                .distinct()
                .filter(id -> !rows.contains(id))
                .toList();
    }

    /** A row whose list does not come is noted, unless the server has been silent for long. */
    private List<Attachment> listed(OpikClient client, Entity entity, String projectId, String id) throws IOException {
        try {
            List<Attachment> listed = client.attachments(entity, projectId, id);
            synchronized (this) {
                notes.remove(key(entity.id(), id, "", ""));
            }
            return listed;
        } catch (OpikException e) {
            boolean silent =
                    client.silence().compareTo(client.connection().patience().total()) > 0;
            if (!e.mayPass() || silent) {
                throw e;
            }
            note(new AttachmentNote(entity.id(), id, "", "", 0, "", "", "Their list did not come. " + e.getMessage()));
            return List.of();
        }
    }

    private AttachmentNote fetch(
            OpikClient client, Entity entity, String projectId, String id, Attachment attachment, String path)
            throws IOException {
        String key = key(entity.id(), id, attachment.fileName(), attachment.mimeType());
        AttachmentNote before;
        boolean isOfAnother;
        synchronized (this) {
            before = notes.get(key);
            isOfAnother = !owners.getOrDefault(path, key).equals(key);
        }
        String sha256 = before == null ? "" : before.sha256();
        try {
            boolean there = !isOfAnother && files.isThere(path, attachment.size(), sha256);
            FetchedFiles.Fetched file = there
                    ? files.hashed(path)
                    : client.download(entity, projectId, id, attachment, in -> files.write(path, attachment, in));
            count(there, file.size());
            return new AttachmentNote(
                    entity.id(),
                    id,
                    attachment.fileName(),
                    attachment.mimeType(),
                    file.size(),
                    file.sha256(),
                    path,
                    "");
        } catch (OpikException e) {
            return new AttachmentNote(
                    entity.id(),
                    id,
                    attachment.fileName(),
                    attachment.mimeType(),
                    attachment.size(),
                    "",
                    "",
                    String.valueOf(e.getMessage()));
        }
    }

    private synchronized void count(boolean there, long size) {
        bytes += size;
        if (there) {
            kept++;
        } else {
            fetched++;
        }
    }

    private void put(AttachmentNote note) {
        String key = key(note.entity(), note.entityId(), note.fileName(), note.mimeType());
        notes.put(key, note);
        if (!note.path().isEmpty()) {
            owners.put(note.path(), key);
        }
    }

    private synchronized void note(AttachmentNote note) {
        put(note);
        if (note.isMissing()) {
            lost++;
            missing.accept(note);
        }
    }

    /** How many files were fetched. */
    public synchronized long fetched() {
        return fetched;
    }

    /** How many were there already. */
    public synchronized long kept() {
        return kept;
    }

    /** How many could not be fetched. */
    public synchronized long lost() {
        return lost;
    }

    /** The size of those that are there. */
    public synchronized long bytes() {
        return bytes;
    }

    /** Writes the list. */
    @Override
    public synchronized void close() throws IOException {
        try (lock;
                folder) {
            try (WholeFile list = folder.create(LIST)) {
                for (AttachmentNote note : notes.values()) {
                    list.out().write((JSON.writeValueAsString(note) + "\n").getBytes(StandardCharsets.UTF_8));
                }
                list.publish();
            }
        }
    }
}
