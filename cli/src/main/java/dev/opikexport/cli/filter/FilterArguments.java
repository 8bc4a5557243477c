package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.selection.FilterText;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The filter and what it selects, as most of these commands take them. */
final class FilterArguments {

    @Mixin
    private EntityOption entity = new EntityOption();

    @Parameters(paramLabel = "FILTER", description = "the filter, in quotes for the shell; @FILE or @- reads it")
    private String text = "";

    FilterArguments() {}

    Entity entity() {
        return entity.entity();
    }

    String text() {
        return text;
    }

    Filter parse(Environment environment) {
        return FilterText.of(text, environment).parse(entity(), environment);
    }
}
