package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import org.jspecify.annotations.Nullable;

/** {@code opik-export traces}. */
public final class TracesCommand extends RowsCommand {

    /** What it does, in one line. */
    public static final String HEADER = "Exports the traces of a project that a filter selects.";

    private final RelatedOptions related = with(new RelatedOptions());

    /** The command in an environment. */
    public TracesCommand(Environment environment) {
        super("traces", HEADER, environment, Entity.TRACES);
        examples(
                "opik-export traces --url emulator -p golden -f 'duration > 2s' -o slow.parquet",
                "opik-export traces -p my-project -f 'tags contains \"prod\" AND error_info is_not_empty' -o errors.csv",
                "opik-export traces -p my-project --limit 10 | jq .name");
    }

    @Override
    @Nullable
    Schema spans() {
        return related.withSpans() ? related.spanSchema() : null;
    }
}
