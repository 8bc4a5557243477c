package dev.opikexport.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final List<Entity> ENTITIES = List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS);

    @Test
    void keepsTheContract() throws IOException {
        StringBuilder text = new StringBuilder("# Every column may be absent.\n");
        for (Entity entity : ENTITIES) {
            text.append("\n# ").append(entity).append(": field id, name, type, path in the row\n");
            for (Column column : Schema.of(entity).columns()) {
                String steps = column.path().steps().isEmpty()
                        ? ""
                        : String.valueOf(column.path().steps());
                text.append("%d | %s | %s | %s\n"
                        .formatted(column.fieldId(), column.name(), column.type(), column.member() + steps));
            }
        }
        GoldenContract.assertKept("columns", text.toString());
    }

    @Test
    void givesNoFieldIdTwice() throws IOException {
        Map<String, String> names = new HashMap<>();
        for (int version = 1; version <= Schema.VERSION; version++) {
            String entity = "";
            for (String line : Files.readAllLines(Path.of("src/test/resources/contract/columns-" + version + ".txt"))) {
                entity = line.startsWith("#") ? line : entity;
                String[] column = line.split(" \\| ", -1);
                if (column.length == 4) {
                    String id = entity + column[0];
                    assertThat(names.merge(id, column[1], (known, name) -> known))
                            .as(id)
                            .isEqualTo(column[1]);
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(80);
    }

    @Test
    void givesEachColumnItsOwnFieldId() {
        for (Entity entity : ENTITIES) {
            assertThat(Schema.of(entity).columns()).extracting(Column::fieldId).doesNotHaveDuplicates();
        }
    }

    @Test
    void knowsNoRowsOfTheOtherEntities() {
        assertThatThrownBy(() -> Schema.of(Entity.PROMPT_VERSIONS))
                .hasMessage("Only traces, spans and threads are exported, not prompt_versions");
    }
}
