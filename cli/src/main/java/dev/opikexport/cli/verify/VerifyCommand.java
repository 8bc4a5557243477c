package dev.opikexport.cli.verify;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.output.StorageOptions;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Json;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opik-export verify}: whether a folder holds what its manifest says. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Reads every file of an exported folder and compares it with the manifest.",
        description =
                "Ends with 0 if all is as the manifest says, and on the server, too, if that is asked; with 3 if not.",
        footerHeading = "%nExamples:%n",
        footer = {"  opik-export verify traces/", "  opik-export verify traces/ --against-server"})
public final class VerifyCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "DIR", description = "the folder that an export wrote, a path or a URI")
    private String folder = "";

    @Mixin
    private StorageOptions options = new StorageOptions();

    @Option(
            names = "--against-server",
            description = {
                "also read the ids of the same query from the server, up to the end of the export, and say",
                "which rows are gone since and which are new"
            })
    private boolean againstServer;

    @Mixin
    private ConnectionOptions server = new ConnectionOptions();

    @Option(names = "--json", description = "a JSON object instead, for scripts")
    private boolean json;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Location location = options.locate(folder);
        try (Storage storage = Storage.at(location)) {
            Verification files = Verification.of(storage);
            return report(
                    files,
                    againstServer
                            ? ServerComparison.of(location, storage, files.manifest(), server, environment)
                            : null);
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    folder + " holds no finished export. Name the folder that an export wrote with -o; one that"
                            + " was interrupted goes on with --resume.");
        }
    }

    private int report(Verification files, @Nullable ServerComparison comparison) {
        files.problems().forEach(environment.messages()::warn);
        if (comparison != null) {
            comparison.warn();
        }
        if (json) {
            environment.out().println(line(files, comparison));
        } else {
            environment.out().println(text(files));
            if (comparison != null) {
                environment.out().println(comparison.text());
            }
        }
        int code = files.problems().isEmpty() ? ExitCode.OK : ExitCode.ROWS_MISSING;
        return comparison == null ? code : Math.max(code, comparison.exitCode());
    }

    private static String text(Verification files) {
        return "%s in %s, %s, %s"
                .formatted(
                        Figures.count(files.manifest().rows(), "row"),
                        Figures.count(files.manifest().parts().size(), "part"),
                        files.manifest().status(),
                        files.problems().isEmpty() ? "every file as it was written" : "not as it was written");
    }

    private static Json line(Verification files, @Nullable ServerComparison comparison) {
        return new Json()
                .with("status", files.manifest().status())
                .with("rows", files.manifest().rows())
                .with("parts", files.manifest().parts().size())
                .with("problems", files.problems())
                .with("server", comparison == null ? null : comparison.json().values());
    }
}
