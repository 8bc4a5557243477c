package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code filter columns}: what a filter can compare. */
final class ColumnsCommand extends Command {

    private final Environment environment;

    private final EntityOption entity = with(new EntityOption());

    ColumnsCommand(Environment environment) {
        super("columns", "Lists the columns of an entity with their types and operators.");
        this.environment = environment;
        examples("opik-export filter columns --entity spans");
    }

    @Override
    public Integer call() {
        for (Field field : Catalog.of(entity.entity()).fields()) {
            String operators = field.operators().stream().map(Operator::symbol).collect(Collectors.joining(" "));
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
