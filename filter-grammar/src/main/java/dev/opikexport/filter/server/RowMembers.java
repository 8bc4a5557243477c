package dev.opikexport.filter.server;

import org.jspecify.annotations.Nullable;

/**
 * A row as the evaluator sees it: the top-level members of one JSON object, each as JSON text.
 *
 * <p>Members carry their names in the API. These are read, each by the columns of its name unless said otherwise:
 *
 * <ul>
 *   <li>{@code id}, {@code trace_id}, {@code thread_id}, {@code name}, {@code model}, {@code provider}, {@code type},
 *       {@code visibility_mode}, {@code status}, {@code environment}, {@code source}: strings;
 *   <li>{@code input} (also {@code input_json}), {@code output} (also {@code output_json}), {@code metadata},
 *       {@code first_message}, {@code last_message}: any JSON;
 *   <li>{@code start_time}, {@code end_time} (both also {@code duration}), {@code created_at}, {@code last_updated_at};
 *   <li>{@code ttft}, {@code total_estimated_cost}, {@code llm_span_count}, {@code number_of_messages}: numbers;
 *   <li>{@code usage}: an object ({@code usage.total_tokens} and so on);
 *   <li>{@code span_count}: says whether a trace has spans, without which its sums never match;
 *   <li>{@code feedback_scores}, {@code span_feedback_scores}: arrays of objects with {@code name} and {@code value};
 *   <li>{@code tags}: an array of strings;
 *   <li>{@code error_info} (also {@code error_type}): an object;
 *   <li>{@code guardrails_validations} ({@code guardrails}): an array of objects with {@code checks};
 *   <li>{@code experiment_ids} (also {@code experiment_id}), {@code annotation_queue_ids}: arrays of strings that no row
 *       of the API has; who knows what the server stored gives them.
 * </ul>
 *
 * <p>The server compares the {@code metadata} that it stored, without the {@code providers} or {@code provider} that its
 * API puts in.
 */
@FunctionalInterface
public interface RowMembers {

    /**
     * The compact JSON text of a member, as the server stores or returns it; null if the row has no such member.
     *
     * @param name the member's name in the API, for example {@code start_time}
     */
    @Nullable
    String member(String name);
}
