package dev.opikexport.core.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that is spoken to in plain HTTP, whatever goes through it.
 *
 * @param port 1 to 65535
 * @param user null for a proxy that asks for none
 * @param password null without a user
 */
public record HttpProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    /** Where a proxy listens whose port is not given, as curl has it. */
    private static final int DEFAULT_PORT = 1080;

    /**
     * Reads {@code [http://][user:password@]host[:port][/]}. What is in the text is not repeated in messages: it may hold a
     * password.
     *
     * @param source where the text stands, for messages
     * @throws IllegalArgumentException with a message for users
     */
    static HttpProxy parse(String text, String source) {
        String stripped = text.strip();
        URI uri;
        try {
            uri = new URI(stripped.contains("://") ? stripped : "http://" + stripped);
        } catch (URISyntaxException e) {
            throw notUnderstood(source);
        }
        if (!"http".equals(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The proxy in " + source + " is of the kind " + uri.getScheme()
                    + ". Only proxies that are spoken to in HTTP can be used: http://host:port.");
        }
        if (uri.getHost() == null) {
            throw notUnderstood(source);
        }
        String name = uri.getRawUserInfo();
        int colon = name == null ? -1 : name.indexOf(':');
        return new HttpProxy(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                name == null ? null : decoded(colon < 0 ? name : name.substring(0, colon)),
                name == null ? null : colon < 0 ? "" : decoded(name.substring(colon + 1)));
    }

    private static IllegalArgumentException notUnderstood(String source) {
        return new IllegalArgumentException("The proxy in " + source
                + " cannot be understood. Write it as http://host:port or http://user:password@host:port.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The proxy without its user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
