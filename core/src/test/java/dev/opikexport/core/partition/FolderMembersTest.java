package dev.opikexport.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names of folders say of the rows in them. */
class FolderMembersTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "type=llm/part-00000.jsonl|{\"id\":1}|{\"id\":1,\"type\":\"llm\"}|[type]",
                "type=llm/model=a%2Fb%3D%22c%22/x.jsonl|{}|{\"type\":\"llm\",\"model\":\"a/b=\\\"c\\\"\"}|[type, model]",
                "type=__HIVE_DEFAULT_PARTITION__/x.jsonl|{\"id\":1}|{\"id\":1}|[type]",
                "total_estimated_cost=0.25/x.jsonl|{\"id\":1}|{\"id\":1,\"total_estimated_cost\":0.25}|[total_estimated_cost]",
                "date=2026-11-25/hour=07/x.jsonl|{\"id\":1}|{\"id\":1}|[]",
                "metadata.model=gpt/x.jsonl|{\"id\":1}|{\"id\":1}|[]",
                "part-00000.jsonl|{\"id\":1}|{\"id\":1}|[]",
                "type=llm/x.jsonl|not a row|not a row|[type]",
            })
    void areMembersOfRows(String file, String row, String whole, String names) {
        FolderMembers members = FolderMembers.of(Entity.SPANS, file);

        assertThat(new String(members.in(row.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(whole);
        assertThat(members.names().toString()).isEqualTo(names);
    }

    @Test
    void whatRowsSayThemselvesCounts() {
        FolderMembers members = FolderMembers.of(Entity.SPANS, "type=llm/model=gpt/x.jsonl");

        FolderMembers left = members.without(Set.of("type", "name"));

        assertThat(left.names()).containsExactly("model");
        assertThat(new String(left.in("{\"type\":\"tool\"}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"tool\",\"model\":\"gpt\"}");
    }
}
