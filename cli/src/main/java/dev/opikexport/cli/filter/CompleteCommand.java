package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.filter.tooling.Completion;
import dev.opikexport.filter.tooling.Completions;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filter complete}. */
@Command(
        name = "complete",
        mixinStandardHelpOptions = true,
        header = "Lists what could stand at a place of a filter, one completion per line with its kind.",
        footerHeading = "%nExamples:%n",
        footer = {"  opik-export filter complete 'dur'", "  opik-export filter complete --offset 9 'duration '"})
final class CompleteCommand implements Callable<Integer> {

    private final Environment environment;

    @Option(
            names = "--offset",
            paramLabel = "N",
            description = "the place, in characters from the beginning; default: the end")
    private @Nullable Integer offset;

    @Mixin
    private FilterArguments arguments = new FilterArguments();

    CompleteCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        String text = arguments.text();
        int length = text.codePointCount(0, text.length());
        int place = offset == null ? length : offset;
        if (place < 0 || place > length) {
            throw new UsageException(
                    "--offset must be 0 to " + length + ", the length of the filter, not " + place + ".");
        }
        for (Completion item : Completions.at(arguments.entity(), text, text.offsetByCodePoints(0, place))
                .items()) {
            String kind = item.kind().name().toLowerCase(Locale.ROOT);
            environment.out().println(item.text() + "\t" + kind);
        }
        return 0;
    }
}
