package dev.opikexport.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.filter.catalog.Entity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    /** The contract with every file that was ever written: whoever changes a line here breaks somebody's table. */
    private static final List<String> CONTRACT = List.of(
            "traces: id/1 project_id/2 thread_id/3 name/4 start_time/5 end_time/6 duration/7 ttft/8 input/9 output/10"
                    + " metadata/11 tags/12 error_info/13 usage/14 total_estimated_cost/15 feedback_scores/16"
                    + " span_feedback_scores/17 comments/18 guardrails_validations/19 span_count/20 llm_span_count/21"
                    + " has_tool_spans/22 providers/23 experiment/24 visibility_mode/25 source/26 environment/27"
                    + " created_at/28 created_by/29 last_updated_at/30 last_updated_by/31 _extra/100",
            "spans: id/1 trace_id/2 parent_span_id/3 project_id/4 project_name/5 name/6 type/7 start_time/8 end_time/9"
                    + " duration/10 ttft/11 model/12 provider/13 input/14 output/15 metadata/16 tags/17 error_info/18"
                    + " usage/19 total_estimated_cost/20 total_estimated_cost_version/21 feedback_scores/22 comments/23"
                    + " source/24 environment/25 created_at/26 created_by/27 last_updated_at/28 last_updated_by/29"
                    + " _extra/100",
            "threads: id/1 thread_model_id/2 project_id/3 status/4 start_time/5 end_time/6 duration/7"
                    + " number_of_messages/8 first_message/9 last_message/10 tags/11 usage/12 total_estimated_cost/13"
                    + " feedback_scores/14 comments/15 environment/16 created_at/17 created_by/18 last_updated_at/19"
                    + " last_updated_by/20 _extra/100");

    @Test
    void keepsTheContract() {
        List<String> contract = new ArrayList<>();
        for (Entity entity : List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS)) {
            contract.add(entity + ":"
                    + String.join(
                            "",
                            Schema.of(entity).columns().stream()
                                    .map(column -> " " + column.name() + "/" + column.fieldId())
                                    .toList()));
        }
        assertThat(contract).isEqualTo(CONTRACT);
    }

    @Test
    void givesEachColumnItsOwnFieldId() {
        for (Entity entity : List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS)) {
            assertThat(Schema.of(entity).columns()).extracting(Column::fieldId).doesNotHaveDuplicates();
        }
    }

    @Test
    void knowsNoRowsOfTheOtherEntities() {
        assertThatThrownBy(() -> Schema.of(Entity.PROMPT_VERSIONS))
                .hasMessage("Only traces, spans and threads are exported, not prompt_versions");
    }
}
