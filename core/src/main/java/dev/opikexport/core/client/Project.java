package dev.opikexport.core.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project of the server.
 *
 * @param id a UUID
 * @param name as it was given, unique without regard to case
 * @param lastTraceAt when its last trace was written, in whole seconds; null if the server knows of none
 */
public record Project(String id, String name, @Nullable Instant lastTraceAt) {}
