package dev.opikexport.cli.look;

import dev.opikexport.cli.terminal.Table;
import dev.opikexport.cli.terminal.Table.Column;
import dev.opikexport.cli.terminal.Table.Kind;
import dev.opikexport.core.row.Row;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;

/** The few columns of a row that tell most, the least telling on the right. */
final class RowTable {

    private static final Column NAME = new Column("NAME", Kind.TEXT);
    private static final Column TAGS = new Column("TAGS", Kind.TEXT);
    private static final Column START = new Column("START (UTC)", Kind.FIXED);
    private static final Column ID = new Column("ID", Kind.FIXED);
    private static final Column DURATION = new Column("DURATION", Kind.NUMBER);
    private static final Column TOKENS = new Column("TOKENS", Kind.NUMBER);
    private static final Column COST = new Column("COST", Kind.NUMBER);

    private RowTable() {}

    static Table of(Entity entity, Iterable<Row> rows) throws IOException {
        Table table = switch (entity) {
            case TRACES -> new Table(START, NAME, DURATION, ID, TOKENS, COST, TAGS);
            case SPANS ->
                new Table(
                        START,
                        NAME,
                        DURATION,
                        ID,
                        TOKENS,
                        COST,
                        new Column("TYPE", Kind.TEXT),
                        new Column("MODEL", Kind.TEXT));
            case THREADS ->
                new Table(
                        START,
                        new Column("ID", Kind.TEXT),
                        new Column("STATUS", Kind.FIXED),
                        new Column("MESSAGES", Kind.NUMBER),
                        DURATION,
                        TOKENS,
                        COST,
                        TAGS);
            case DATASET_ITEMS, PROMPT_VERSIONS -> throw new IllegalArgumentException("No rows of " + entity);
        };
        for (Row row : rows) {
            table.add(cells(entity, new RowValues(row)));
        }
        return table;
    }

    private static String[] cells(Entity entity, RowValues row) throws IOException {
        String start = row.time("start_time");
        String id = row.text("id");
        return switch (entity) {
            case SPANS ->
                new String[] {
                    start,
                    row.text("name"),
                    row.duration(),
                    id,
                    row.tokens(),
                    row.cost(),
                    row.text("type"),
                    row.text("model")
                };
            case THREADS ->
                new String[] {
                    start,
                    id,
                    row.text("status"),
                    row.text("number_of_messages"),
                    row.duration(),
                    row.tokens(),
                    row.cost(),
                    row.tags()
                };
            case TRACES, DATASET_ITEMS, PROMPT_VERSIONS ->
                new String[] {start, row.text("name"), row.duration(), id, row.tokens(), row.cost(), row.tags()};
        };
    }
}
