package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.selection.FilterText;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;

/** The filter and what it selects, as most of these commands take them. */
final class FilterArguments extends Options {

    private final EntityOption entity = with(new EntityOption());

    private final Argument<String> text =
            argument("FILTER", "the filter, in quotes for the shell; @FILE or @- reads it");

    FilterArguments() {
        super("");
    }

    Entity entity() {
        return entity.entity();
    }

    String text() {
        return text.value();
    }

    Filter parse(Environment environment) {
        return FilterText.of(text(), environment).parse(entity(), environment);
    }
}
