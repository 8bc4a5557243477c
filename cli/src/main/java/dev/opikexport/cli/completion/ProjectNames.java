package dev.opikexport.cli.completion;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Asks the server that a command line means for its projects, once. */
final class ProjectNames {

    private ProjectNames() {}

    /** Their names; none if the server does not answer. */
    static Stream<String> of(Map<String, String> options, Environment environment) {
        ServerOptions server = new ServerOptions();
        CommandSpec known = CommandSpec.create();
        server.addTo(known);
        List<String> arguments = new ArrayList<>();
        options.forEach((name, value) -> {
            if (known.findOption(name) != null) {
                arguments.add(name + "=" + value);
            }
        });
        try {
            new CommandLine(known).parseArgs(arguments.toArray(String[]::new));
            try (ServerOptions.Server to = server.server(Configuration.load(environment))) {
                return names(to.connection());
            }
        } catch (IOException | UsageException | IllegalArgumentException | ParameterException e) {
            return Stream.of();
        }
    }

    private static Stream<String> names(Connection connection) throws IOException {
        Connection impatient = connection.withPatience(connection.patience().atMost(1));
        try (OpikClient client = OpikClient.open(impatient)) {
            return client.projects().stream().map(Project::name);
        }
    }
}
