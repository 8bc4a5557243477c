package dev.opikexport.core.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Told of what a client does. Called on the threads that use the client, so it must be safe for several. */
public interface ClientListener {

    /** Hears nothing. */
    ClientListener NONE = new ClientListener() {};

    /** A request is about to be sent. */
    default void requestStarts() {}

    /** An answer's headers came, the last value of each by its name in lower case. */
    default void headers(Map<String, String> headers) {}

    /** An answer came whole. */
    default void answered(long bytes) {}

    /** A request failed and will be sent again. */
    default void retrying(int attempt, Duration delay, Exception cause) {}

    /** The next request waits for a limit. */
    default void waiting(Instant until, String reason) {}
}
