package dev.opikexport.core.network;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server.
 *
 * @param proxies which proxy for which server
 * @param caCertificates a PEM file of certificates to believe besides those that Java believes; null for no more
 */
public record Network(Proxies proxies, @Nullable Path caCertificates) {

    /**
     * What Java's system properties say: {@code https.proxyHost}, {@code javax.net.ssl.trustStore} and their like. Java
     * reads no environment variable.
     */
    public static final Network SYSTEM = new Network(Proxies.NONE, null);

    /**
     * What the environment says, as for curl and the official clients: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
     * ALL_PROXY} and {@code NO_PROXY}, in either case, and {@code SSL_CERT_FILE}. Where it says nothing, the system
     * properties count.
     *
     * @throws IllegalArgumentException with a message for users, if a proxy cannot be understood
     */
    public static Network ofEnvironment(Map<String, String> variables) {
        String file = variables.getOrDefault("SSL_CERT_FILE", "");
        return new Network(Proxies.ofEnvironment(variables), file.isBlank() ? null : Path.of(file.strip()));
    }

    /** The same with other certificates. */
    public Network withCaCertificates(@Nullable Path file) {
        return new Network(proxies, file);
    }

    /**
     * What TLS connections are made with; empty if Java's own will do.
     *
     * @throws IllegalArgumentException with a message for users, if there are no certificates in the file
     */
    public Optional<SSLContext> tls() {
        return caCertificates == null
                ? Optional.empty()
                : Optional.of(TrustedCertificates.with(caCertificates).context());
    }
}
