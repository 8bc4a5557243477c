package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.Part;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/formats.md against the code. */
class FormatsDocumentTest {

    private static final Map<String, String> STRUCT_NAMES = Map.of(
            "feedback_scores", "score",
            "span_feedback_scores", "score",
            "comments", "comment",
            "error_info", "error",
            "guardrails_validations", "guardrail",
            "checks", "check",
            "experiment", "experiment");

    @Test
    void listsTheColumnsOfEachEntity() throws IOException {
        for (Entity entity : List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS)) {
            List<String> expected = new ArrayList<>();
            for (Column column : Schema.of(entity).columns()) {
                expected.add("| `%s` | %d | %s | %s |"
                        .formatted(
                                column.name(),
                                column.fieldId(),
                                typeName(column.name(), column.type()),
                                column.meaning()));
            }
            assertThat(table("### Columns of " + entity)).isEqualTo(expected);
        }
    }

    @Test
    void listsThePartsOfStructs() throws IOException {
        Map<String, String> structs = new LinkedHashMap<>();
        for (Entity entity : List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS)) {
            Schema.of(entity).columns().forEach(column -> addStructs(column.name(), column.type(), structs));
        }
        assertThat(table("### Structs")).containsExactlyElementsOf(structs.values());
    }

    @Test
    void listsTheOptionsOfEachFormat() throws IOException {
        for (OutputFormat format : OutputFormats.installed().all()) {
            List<String> expected = new ArrayList<>();
            for (FormatOption option : format.options()) {
                expected.add("| `%s` | %s | %s |"
                        .formatted(option.name(), option.meaning(), String.join(", ", option.values())));
            }
            assertThat(table("### Options of " + format.name())).isEqualTo(expected);
        }
    }

    private static void addStructs(String name, ColumnType type, Map<String, String> structs) {
        ColumnType element = type instanceof ListOf list ? list.element() : type;
        if (element instanceof Struct struct) {
            List<String> parts = new ArrayList<>();
            for (Part part : struct.parts()) {
                parts.add("`%s` %s".formatted(part.name(), typeName(part.name(), part.type())));
                addStructs(part.name(), part.type(), structs);
            }
            String structName = structName(name);
            structs.put(structName, "| %s | %s |".formatted(structName, String.join(", ", parts)));
        }
    }

    private static String typeName(String name, ColumnType type) {
        if (type instanceof ListOf list) {
            return "list<" + typeName(name, list.element()) + ">";
        }
        return type instanceof Struct ? structName(name) : type.toString();
    }

    private static String structName(String member) {
        return STRUCT_NAMES.getOrDefault(member, "a struct without a name in this test: " + member);
    }

    /** The rows of the first table below a heading, without its head. */
    private static List<String> table(String heading) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "..", "docs", "formats.md"));
        assertThat(lines).contains(heading);
        return lines.subList(lines.indexOf(heading), lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }
}
