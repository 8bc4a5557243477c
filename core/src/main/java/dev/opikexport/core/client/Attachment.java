package dev.opikexport.core.client;

import org.jspecify.annotations.Nullable;

/**
 * A file that hangs on a trace or span.
 *
 * @param fileName as it was logged: any text, not safe as the name of a file here
 * @param mimeType as it was logged
 * @param size in bytes, as the server says
 * @param link where else it lies, for example in S3; null if the server itself has it
 */
public record Attachment(
        String fileName,
        String mimeType,
        long size,
        @Nullable String link) {}
