package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code opik-export traces}. */
@Command(
        name = "traces",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false,
        header = "Exports the traces of a project that a filter selects.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export traces --url emulator -p golden -f 'duration > 2s' -o slow.parquet",
            "  opik-export traces -p my-project -f 'tags contains \"prod\" AND error_info is_not_empty' -o errors.csv",
            "  opik-export traces -p my-project --limit 10 | jq .name"
        })
public final class TracesCommand extends RowsCommand {

    @Mixin
    private RelatedOptions related = new RelatedOptions();

    TracesCommand(Environment environment) {
        super(environment, Entity.TRACES);
    }

    @Override
    @Nullable
    Schema spans() {
        return related.withSpans() ? related.spanSchema() : null;
    }
}
