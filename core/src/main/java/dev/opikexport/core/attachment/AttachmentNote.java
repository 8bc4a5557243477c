package dev.opikexport.core.attachment;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A line of {@code attachments.jsonl}.
 *
 * @param entity {@code traces} or {@code spans}
 * @param entityId whose it is
 * @param size in bytes
 * @param sha256 in hexadecimal digits; empty if the file is missing
 * @param path from the folder; empty if the file is missing
 * @param error why it is missing; empty if it is there
 */
public record AttachmentNote(
        String entity,
        @JsonProperty("entity_id") String entityId,
        @JsonProperty("file_name") String fileName,
        @JsonProperty("mime_type") String mimeType,
        long size,
        String sha256,
        String path,
        String error) {

    /** Whether the file is not there. */
    boolean isMissing() {
        return !error.isEmpty();
    }
}
