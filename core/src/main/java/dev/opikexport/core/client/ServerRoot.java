package dev.opikexport.core.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the API begins. Behind a web interface that is {@code /api}, on a bare backend it is not; people write either.
 *
 * @param version null if the server does not tell
 */
record ServerRoot(URI url, @Nullable String version) {

    private static final String API = "/api";

    /** Asks for the version of a server: empty if no API answers at the URL, an empty text if one without a version does. */
    @FunctionalInterface
    interface Probe {
        Optional<String> versionAt(URI base) throws IOException;
    }

    /** The given URL or, if no API answers there, the other spelling; as given if none does, so that real requests tell why. */
    static ServerRoot find(URI given, Probe probe) throws IOException {
        Optional<String> version = probe.versionAt(given);
        if (version.isPresent()) {
            return known(given, version.get());
        }
        String text = given.toString();
        URI other = URI.create(text.endsWith(API) ? text.substring(0, text.length() - API.length()) : text + API);
        version = probe.versionAt(other);
        return version.isPresent() ? known(other, version.get()) : new ServerRoot(given, null);
    }

    private static ServerRoot known(URI url, String version) {
        return new ServerRoot(url, version.isEmpty() ? null : version);
    }
}
