package dev.opikexport.cli.export;

import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What else is exported with traces. */
@HelpSection("What belongs to the rows")
final class RelatedOptions {

    @Option(
            names = "--with-spans",
            description = "also all spans of these traces: into DIR/spans/ beside DIR/traces/, or into "
                    + "x.spans.parquet beside x.parquet")
    private boolean withSpans;

    @Option(
            names = "--span-columns",
            paramLabel = "LIST",
            description = "the columns of these spans, as with --columns")
    private @Nullable String spanColumns;

    RelatedOptions() {}

    boolean withSpans() {
        return withSpans || spanColumns != null;
    }

    Schema spanSchema() {
        Schema schema = Schema.of(Entity.SPANS);
        return spanColumns == null ? schema : schema.select(spanColumns);
    }
}
