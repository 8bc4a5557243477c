package dev.opikexport.cli.export;

import dev.opikexport.cli.Environment;
import dev.opikexport.cli.ExitCode;
import dev.opikexport.cli.UsageException;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Json;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opik-export verify}: whether a folder holds what its manifest says. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Reads every file of an exported folder and compares it with the manifest.",
        description = "Ends with 0 if all is as the manifest says, with 3 if not.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export verify traces/")
public final class VerifyCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "DIR", description = "the folder that an export wrote, a path or a URI")
    private String folder = "";

    @Mixin
    private StorageOptions options = new StorageOptions();

    @Option(names = "--json", description = "a JSON object instead, for scripts")
    private boolean json;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try (Storage storage = Storage.at(options.locate(folder))) {
            return report(Verification.of(storage));
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    folder + " holds no finished export. Name the folder that an export wrote with -o; one that"
                            + " was interrupted goes on with --resume.");
        }
    }

    private int report(Verification verification) {
        verification.problems().forEach(environment.messages()::warn);
        if (json) {
            environment.out().println(line(verification));
            return verification.problems().isEmpty() ? ExitCode.OK : ExitCode.ROWS_MISSING;
        }
        environment
                .out()
                .printf(
                        Locale.ROOT,
                        "%s in %s, %s, %s%n",
                        Figures.count(verification.manifest().rows(), "row"),
                        Figures.count(verification.manifest().parts().size(), "part"),
                        verification.manifest().status(),
                        verification.problems().isEmpty() ? "every file as it was written" : "not as it was written");
        return verification.problems().isEmpty() ? ExitCode.OK : ExitCode.ROWS_MISSING;
    }

    private static Json line(Verification verification) {
        return new Json()
                .with("status", verification.manifest().status())
                .with("rows", verification.manifest().rows())
                .with("parts", verification.manifest().parts().size())
                .with("problems", verification.problems());
    }
}
