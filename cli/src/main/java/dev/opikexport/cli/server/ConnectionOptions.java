package dev.opikexport.cli.server;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.network.Network;
import dev.opikexport.emulator.OpikEmulator;
import java.nio.file.Path;
import java.util.Optional;

/** Which server, as every command that asks one takes it. */
public final class ConnectionOptions extends Options {

    /** The URL that stands for a server in memory. */
    private static final String EMULATOR = "emulator";

    /** Where the official clients go when there is a key and no URL. */
    public static final String CLOUD = "https://www.comet.com/opik/api";

    private final Argument<String> url = text(
            "--url",
            "URL",
            "the server, with or without /api; default: OPIK_URL_OVERRIDE or the configuration; "
                    + "'emulator' is one in memory, with the project 'golden'");

    private final Argument<String> workspace =
            text("--workspace", "NAME", "the workspace; default: OPIK_WORKSPACE or the configuration");

    private final Argument<Path> caCertificate = path(
            "--ca-certificate",
            "FILE",
            "a PEM file of certificates to believe besides Java's own; default: SSL_CERT_FILE");

    /** Nothing given yet. */
    public ConnectionOptions() {
        super("Server and project");
    }

    /** The URL that was given as an option, if any. */
    public Optional<String> url() {
        return Optional.ofNullable(url.orNull());
    }

    /** The workspace that was given as an option, if any. */
    public Optional<String> workspace() {
        return Optional.ofNullable(workspace.orNull());
    }

    /**
     * The server, whether it answers or not.
     *
     * @throws UsageException if none is configured
     */
    public ServerOptions.Server server(Configuration configuration) {
        Optional<String> address = url().or(configuration::url);
        if (address.filter(EMULATOR::equals).isPresent()) {
            OpikEmulator emulator = OpikEmulator.start();
            return new ServerOptions.Server(Connection.to(emulator.baseUrl().toString()), emulator);
        }
        if (address.isEmpty() && configuration.apiKey().isEmpty()) {
            throw new UsageException(
                    "No server is configured. Give --url, set OPIK_URL_OVERRIDE or write url_override into"
                            + " ~/.opik.config; --url emulator tries things out on a server in memory.");
        }
        return new ServerOptions.Server(
                Connection.to(address.orElse(CLOUD))
                        .withApiKey(configuration.apiKey().orElse(null))
                        .withWorkspace(workspace().or(configuration::workspace).orElse(null))
                        .withNetwork(network(configuration)),
                null);
    }

    private Network network(Configuration configuration) {
        Network network = configuration.network();
        Path believed = caCertificate.orNull();
        return believed == null ? network : network.withCaCertificates(believed);
    }
}
