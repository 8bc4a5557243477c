package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.filter.tooling.Completion;
import dev.opikexport.filter.tooling.Completions;
import java.util.Locale;

/** {@code filter complete}. */
final class CompleteCommand extends Command {

    private final Environment environment;

    private final Argument<Integer> offset = number(
            "--offset", "N", 0, Integer.MAX_VALUE, "the place, in characters from the beginning; default: the end");

    private final FilterArguments arguments = with(new FilterArguments());

    CompleteCommand(Environment environment) {
        super("complete", "Lists what could stand at a place of a filter, one completion per line with its kind.");
        this.environment = environment;
        examples("opik-export filter complete 'dur'", "opik-export filter complete --offset 9 'duration '");
    }

    @Override
    public Integer call() {
        String text = arguments.text();
        int length = text.codePointCount(0, text.length());
        Integer given = offset.orNull();
        int place = given == null ? length : given;
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
