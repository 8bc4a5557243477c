package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filter columns}: what a filter can compare. */
@Command(
        name = "columns",
        mixinStandardHelpOptions = true,
        header = "Lists the columns of an entity with their types and operators.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export filter columns --entity spans")
final class ColumnsCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private EntityOption entity = new EntityOption();

    ColumnsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        for (Field field : Catalog.of(entity.entity()).fields()) {
            String operators = field.type().languageOperators().stream()
                    .map(Operator::symbol)
                    .collect(Collectors.joining(" "));
            environment
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%-24s %-24s %s%n",
                            field.name(),
                            field.type().name().toLowerCase(Locale.ROOT),
                            operators);
        }
        return 0;
    }
}
