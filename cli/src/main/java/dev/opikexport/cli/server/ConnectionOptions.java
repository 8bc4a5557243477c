package dev.opikexport.cli.server;

import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.network.Network;
import dev.opikexport.emulator.OpikEmulator;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, as every command that asks one takes it. */
@HelpSection("Server and project")
public final class ConnectionOptions {

    /** The URL that stands for a server in memory. */
    private static final String EMULATOR = "emulator";

    /** Where the official clients go when there is a key and no URL. */
    public static final String CLOUD = "https://www.comet.com/opik/api";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the server, with or without /api; default: OPIK_URL_OVERRIDE or the configuration; "
                    + "'emulator' is one in memory, with the project 'golden'")
    private @Nullable String url;

    @Option(
            names = "--workspace",
            paramLabel = "NAME",
            description = "the workspace; default: OPIK_WORKSPACE or the configuration")
    private @Nullable String workspace;

    @Option(
            names = "--ca-certificate",
            paramLabel = "FILE",
            description = "a PEM file of certificates to believe besides Java's own; default: SSL_CERT_FILE")
    private @Nullable Path caCertificate;

    /** Nothing given yet. */
    public ConnectionOptions() {}

    /** The URL that was given as an option, if any. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** The workspace that was given as an option, if any. */
    public Optional<String> workspace() {
        return Optional.ofNullable(workspace);
    }

    /**
     * The server, whether it answers or not.
     *
     * @throws UsageException if none is configured
     */
    public ServerOptions.Server server(Configuration configuration) {
        Optional<String> address = Optional.ofNullable(url).or(configuration::url);
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
                        .withWorkspace(Optional.ofNullable(workspace)
                                .or(configuration::workspace)
                                .orElse(null))
                        .withNetwork(network(configuration)),
                null);
    }

    private Network network(Configuration configuration) {
        Network network = configuration.network();
        return caCertificate == null ? network : network.withCaCertificates(caCertificate);
    }
}
