package dev.opikexport.cli.setup;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.server.ApiKeyAddress;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.Configuration.Found;
import dev.opikexport.cli.server.Configuration.Setting;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Project;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code opik-export doctor}. */
public final class DoctorCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Checks configuration, server, permission, projects, clock, limits and disk, and says what to do.";

    private static final int ATTEMPTS = 2;
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    private final Environment environment;
    private final Findings findings;

    private final ConnectionOptions server = with(new ConnectionOptions());

    private final Argument<String> project = text(
            "-p, --project", "NAME", "a project that should be there; default: OPIK_PROJECT_NAME or the configuration");

    private final Argument<Path> output = path(
                    "-o, --output", "DIR", "where files shall go, to check the disk; default: the current folder")
            .or(Path.of(""));

    private final Argument<Boolean> json = flag("--json", "a line of JSON for each finding, for scripts");

    /** The command in an environment. */
    public DoctorCommand(Environment environment) {
        super("doctor", HEADER);
        this.environment = environment;
        this.findings = new Findings(environment.out());
        examples("opik-export doctor", "opik-export doctor --url emulator -p golden");
        exitCodes("0:all is well", "4:something failed; the line says what to do");
    }

    @Override
    public Integer call() throws IOException {
        findings.useJson(json.value());
        Configuration configuration = Configuration.load(environment);
        checkConfiguration(configuration);
        try (ServerOptions.Server to = server.server(configuration)) {
            checkServer(to.connection(), configuration);
        } catch (UsageException e) {
            findings.bad("server", e.getMessage() + " Or run: " + environment.command() + " configure");
        }
        Disk.check(output.value().toAbsolutePath(), findings);
        return findings.isFailed() ? ExitCode.SERVER : ExitCode.OK;
    }

    private void checkConfiguration(Configuration configuration) throws IOException {
        Optional<Path> file = Configuration.path(environment);
        boolean there = file.filter(Files::isRegularFile).isPresent();
        findings.good(
                "configuration",
                file.map(path -> path + (there ? "" : " does not exist")).orElse("no home folder"));
        if (there && PrivateFile.isReadableByOthers(file.get())) {
            findings.note("configuration", "others may read the file. Run: chmod 600 " + file.get());
        }
        said(
                "URL",
                given(server.url(), "--url")
                        .or(() -> configuration.find(Setting.URL))
                        .or(() -> configuration
                                .apiKey()
                                .flatMap(ApiKeyAddress::of)
                                .map(url -> new Found(url, "the API key"))));
        said("workspace", given(server.workspace(), "--workspace").or(() -> configuration.find(Setting.WORKSPACE)));
        said("API key", configuration.find(Setting.API_KEY).map(key -> new Found("set", key.source())));
        said("project", project(configuration));
    }

    private Optional<Found> project(Configuration configuration) {
        return given(Optional.ofNullable(project.orNull()), "--project").or(() -> configuration.find(Setting.PROJECT));
    }

    private static Optional<Found> given(Optional<String> value, String option) {
        return value.map(text -> new Found(text, option));
    }

    private void said(String topic, Optional<Found> found) {
        findings.good(
                topic, found.map(f -> f.value() + " (from " + f.source() + ")").orElse("not set"));
    }

    private void checkServer(Connection connection, Configuration configuration) throws IOException {
        Headers headers = new Headers(environment.clock());
        Connection impatient = connection.withPatience(connection.patience().atMost(ATTEMPTS));
        try (OpikClient client = OpikClient.open(impatient, headers)) {
            List<Project> projects = client.projects();
            findings.good("server", client.apiUrl() + " answers");
            client.serverVersion()
                    .ifPresentOrElse(
                            version -> findings.good("version", version),
                            () -> findings.note("version", "the server does not tell"));
            checkAccess(client);
            checkProjects(client, projects, project(configuration).map(Found::value));
            checkClock(headers);
            checkLimits(headers);
        } catch (OpikException e) {
            findings.bad("server", String.valueOf(e.getMessage()));
        }
    }

    private void checkAccess(OpikClient client) throws IOException {
        try {
            client.checkAccess();
            findings.good("workspace", "the server lets you in");
        } catch (OpikException e) {
            findings.bad("workspace", e.getMessage() + " Run: " + environment.command() + " configure");
        }
    }

    private void checkProjects(OpikClient client, List<Project> projects, Optional<String> wanted) throws IOException {
        if (projects.isEmpty()) {
            findings.note(
                    "projects",
                    "none is visible. If you expected some, check workspace and API key: " + environment.command()
                            + " configure");
        } else {
            findings.good("projects", projects.size() + " visible: " + names(projects));
        }
        try {
            String name =
                    wanted.orElse(projects.isEmpty() ? null : projects.get(0).name());
            if (name != null) {
                RowQuery query = RowQuery.of(Entity.TRACES, ProjectRef.named(name));
                long traces = client.count(query, client.connection().patience());
                findings.good("permission", "project '" + name + "' can be read: " + Figures.count(traces) + " traces");
            }
        } catch (OpikException e) {
            findings.bad("permission", e.getMessage() + " See: " + environment.command() + " projects");
        }
    }

    private static String names(List<Project> projects) {
        int shown = 5;
        return projects.stream().limit(shown).map(Project::name).collect(Collectors.joining(", "))
                + (projects.size() > shown ? ", …" : "");
    }

    private void checkClock(Headers headers) {
        if (headers.ahead().isEmpty()) {
            findings.note("clock", "the server does not tell the time");
            return;
        }
        Duration ahead = headers.ahead().get();
        if (ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0) {
            findings.good("clock", "agrees with the server's");
        } else {
            findings.note(
                    "clock",
                    "this computer's clock is " + ahead.abs().toSeconds() + " s "
                            + (ahead.isNegative() ? "ahead of" : "behind")
                            + " the server's. Set it: 'now' in a filter and --since are this clock's.");
        }
    }

    private void checkLimits(Headers headers) {
        if (headers.remaining().isEmpty()) {
            findings.good("rate limit", "none announced");
        } else {
            headers.remaining()
                    .forEach((kind, left) ->
                            findings.good("rate limit", left + " requests of kind '" + kind + "' left for now"));
        }
    }
}
