package dev.opikexport.cli.verify;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UnreadableFileException;
import dev.opikexport.cli.output.StorageOptions;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Json;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** {@code opik-export verify}: whether a folder holds what its manifest says. */
public final class VerifyCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER = "Reads every file of an exported folder and compares it with the manifest.";

    private final Environment environment;

    private final Argument<String> folder = argument("DIR", "the folder that an export wrote, a path or a URI");

    private final StorageOptions options = with(StorageOptions.ofInput());

    private final Argument<Boolean> againstServer = flag(
            "--against-server",
            "also read the ids of the same query from the server, up to the end of the export, and say "
                    + "which rows are gone since and which are new");

    private final ConnectionOptions server = with(new ConnectionOptions());

    private final Argument<Boolean> json = flag("--json", "a JSON object instead, for scripts");

    /** The command in an environment. */
    public VerifyCommand(Environment environment) {
        super("verify", HEADER);
        this.environment = environment;
        describe(
                "Ends with 0 if all is as the manifest says, and on the server, too, if that is asked; with 3 if not.");
        examples("opik-export verify traces/", "opik-export verify traces/ --against-server");
    }

    @Override
    public Integer call() throws IOException {
        Location location = options.locate(folder.value());
        try (Storage storage = Storage.at(location)) {
            Verification files = Verification.of(storage);
            boolean compared = againstServer.value() && files.problems().isEmpty();
            if (againstServer.value() && !compared) {
                environment.messages().warn("the server is not asked, for the files are not as they were written");
            }
            return report(
                    files,
                    compared ? ServerComparison.of(location, storage, files.manifest(), server, environment) : null);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(
                    folder.value() + " holds no finished export. Name the folder that an export wrote with -o, or one"
                            + " below it, such as project=NAME, if it was of several; what was interrupted goes on with"
                            + " --resume.");
        }
    }

    private int report(Verification files, @Nullable ServerComparison comparison) {
        files.problems().forEach(environment.messages()::warn);
        if (comparison != null) {
            comparison.warn();
        }
        if (json.value()) {
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
