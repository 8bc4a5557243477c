package dev.opikexport.core.client;

import dev.opikexport.core.network.Network;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is and how it is talked to.
 *
 * @param url the server's base, with or without {@code /api}, without a slash at its end; a path before it is kept
 * @param apiKey sent as it is; null for servers without authentication
 * @param workspace null for the server's default
 * @param timeouts for each request
 * @param patience for requests that fail
 * @param maxRequestsPerMinute 0 for no limit of our own
 * @param network the proxy on the way, and whose certificates are believed
 */
public record Connection(
        URI url,
        @Nullable String apiKey,
        @Nullable String workspace,
        Timeouts timeouts,
        Patience patience,
        int maxRequestsPerMinute,
        Network network) {

    public Connection {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not the URL of a server. Write it as http://host:port or https://host/path.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The server's URL must hold no user, query or fragment: " + url.getHost());
        }
        if (maxRequestsPerMinute < 0) {
            throw new IllegalArgumentException("Requests per minute must not be negative: " + maxRequestsPerMinute);
        }
        url = URI.create(url.toString().replaceFirst("/+$", ""));
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
        workspace = workspace == null || workspace.isBlank() ? null : workspace.strip();
    }

    /**
     * A server without authentication, with the default timeouts.
     *
     * @throws IllegalArgumentException with a message for users, if the URL is none
     */
    public static Connection to(String url) {
        try {
            return new Connection(
                    new URI(url.strip()), null, null, Timeouts.DEFAULT, Patience.DEFAULT, 0, Network.SYSTEM);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not a URL: "
                            + (url.contains("://") ? e.getReason() : "write http:// or https:// before it"),
                    e);
        }
    }

    /** The same with another API key. */
    public Connection withApiKey(@Nullable String key) {
        return new Connection(url, key, workspace, timeouts, patience, maxRequestsPerMinute, network);
    }

    /** The same with another workspace. */
    public Connection withWorkspace(@Nullable String name) {
        return new Connection(url, apiKey, name, timeouts, patience, maxRequestsPerMinute, network);
    }

    /** The same with other timeouts. */
    public Connection withTimeouts(Timeouts other) {
        return new Connection(url, apiKey, workspace, other, patience, maxRequestsPerMinute, network);
    }

    /** The same with another patience. */
    public Connection withPatience(Patience other) {
        return new Connection(url, apiKey, workspace, timeouts, other, maxRequestsPerMinute, network);
    }

    /** The same with a limit of our own; 0 for none. */
    public Connection withMaxRequestsPerMinute(int limit) {
        return new Connection(url, apiKey, workspace, timeouts, patience, limit, network);
    }

    /** The same by another way. */
    public Connection withNetwork(Network other) {
        return new Connection(url, apiKey, workspace, timeouts, patience, maxRequestsPerMinute, other);
    }

    /** The connection without its API key. */
    @Override
    public String toString() {
        return url + (workspace == null ? "" : " workspace " + workspace) + (apiKey == null ? "" : " with an API key");
    }
}
