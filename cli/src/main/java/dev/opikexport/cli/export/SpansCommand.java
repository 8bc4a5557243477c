package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.filter.catalog.Entity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code opik-export spans}. */
@HelpSection("Rows")
@Command(
        name = "spans",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false,
        header = "Exports the spans of a project that a filter selects.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export spans --url emulator -p golden -f 'type = \"llm\"' -o llm.parquet",
            "  opik-export spans -p my-project --trace-id 01a1d00a-de3b-7ca4-8e39-d219450b2e37"
        })
public final class SpansCommand extends RowsCommand {

    @Option(names = "--trace-id", paramLabel = "ID", description = "only the spans of this trace")
    private @Nullable String traceId;

    SpansCommand(Environment environment) {
        super(environment, Entity.SPANS);
    }

    @Override
    ExportRequest refine(ExportRequest request) {
        return request.withTraceId(traceId);
    }
}
