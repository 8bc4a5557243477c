package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.look.RowEntity;
import dev.opikexport.cli.terminal.Json;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.util.Locale;

/** {@code opik-export columns}: what a file can hold. */
public final class ColumnsCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Lists the columns that files of traces, spans or threads have: name, type, field id, meaning.";

    private final Environment environment;

    private final Argument<Entity> entity = argument(RowEntity.byName(), "ENTITY", "traces, spans or threads");

    private final Argument<Boolean> json = flag("--json", "a line of JSON for each column, for scripts");

    /** The command in an environment. */
    public ColumnsCommand(Environment environment) {
        super("columns", HEADER);
        this.environment = environment;
        describe(
                "",
                "--columns of an export takes these names, new names for them, and paths into them:",
                "  id                               a column",
                "  tokens=usage.total_tokens        a part of one, under a new name",
                "  metadata.model                   a member of JSON, as text",
                "  metadata.temperature:double      the same as a number (long, double, boolean,",
                "                                   timestamp, string or json)",
                "  input.messages[0].content        an element of a list",
                "  feedback_scores.\"My score\"       the value of one score");
        examples(
                "opik-export columns traces",
                "opik-export traces --url emulator -p golden --columns 'id,metadata.model' -o models.csv");
    }

    @Override
    public Integer call() {
        for (Column column : Schema.of(entity.value()).columns()) {
            if (json.value()) {
                environment.out().println(line(column));
                continue;
            }
            environment
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%-24s %-18s %3d  %s%n",
                            column.name(),
                            kind(column.type()),
                            column.fieldId(),
                            column.meaning());
        }
        return ExitCode.OK;
    }

    private static Json line(Column column) {
        return new Json()
                .with("name", column.name())
                .with("type", kind(column.type()))
                .with("field_id", column.fieldId())
                .with("meaning", column.meaning());
    }

    private static String kind(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return "list<" + kind(list.element()) + ">";
        }
        return type instanceof ColumnType.Struct ? "struct" : type.toString();
    }
}
