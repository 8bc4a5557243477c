package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;

/** What else is exported with traces. */
final class RelatedOptions extends Options {

    private final Argument<Boolean> withSpans = flag(
            "--with-spans",
            "also all spans of these traces: into DIR/spans/ beside DIR/traces/, or into "
                    + "x.spans.parquet beside x.parquet");

    private final Argument<String> spanColumns =
            text("--span-columns", "LIST", "the columns of these spans, as with --columns");

    RelatedOptions() {
        super("What belongs to the rows");
    }

    boolean withSpans() {
        return withSpans.value() || spanColumns.orNull() != null;
    }

    Schema spanSchema() {
        Schema schema = Schema.of(Entity.SPANS);
        String columns = spanColumns.orNull();
        return columns == null ? schema : schema.select(columns);
    }
}
