package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.filter.catalog.Entity;

/** {@code opik-export spans}. */
public final class SpansCommand extends RowsCommand {

    /** What it does, in one line. */
    public static final String HEADER = "Exports the spans of a project that a filter selects.";

    private final Argument<String> traceId = text("--trace-id", "ID", "only the spans of this trace");

    /** The command in an environment. */
    public SpansCommand(Environment environment) {
        super("spans", HEADER, environment, Entity.SPANS);
        examples(
                "opik-export spans --url emulator -p golden -f 'type = \"llm\"' -o llm.parquet",
                "opik-export spans -p my-project --trace-id 01a1d00a-de3b-7ca4-8e39-d219450b2e37");
    }

    @Override
    ExportRequest refine(ExportRequest request) {
        return request.withTraceId(traceId.orNull());
    }
}
