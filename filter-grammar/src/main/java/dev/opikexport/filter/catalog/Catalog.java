package dev.opikexport.filter.catalog;

import static dev.opikexport.filter.catalog.Field.Trait.CLOSED;
import static dev.opikexport.filter.catalog.Field.Trait.EXTENSION;
import static dev.opikexport.filter.catalog.Field.Trait.INTEGER;
import static dev.opikexport.filter.catalog.Field.Trait.MILLISECONDS;
import static dev.opikexport.filter.catalog.Field.Trait.NOT_IN_ROWS;
import static dev.opikexport.filter.catalog.Field.Trait.NULLABLE;
import static dev.opikexport.filter.catalog.Field.Trait.SPAN_AGGREGATE;
import static dev.opikexport.filter.catalog.FieldType.DATE_TIME;
import static dev.opikexport.filter.catalog.FieldType.DICTIONARY;
import static dev.opikexport.filter.catalog.FieldType.ENUM;
import static dev.opikexport.filter.catalog.FieldType.ENUM_LEGACY;
import static dev.opikexport.filter.catalog.FieldType.ERROR_CONTAINER;
import static dev.opikexport.filter.catalog.FieldType.FEEDBACK_SCORES_NUMBER;
import static dev.opikexport.filter.catalog.FieldType.LIST;
import static dev.opikexport.filter.catalog.FieldType.MAP;
import static dev.opikexport.filter.catalog.FieldType.NUMBER;
import static dev.opikexport.filter.catalog.FieldType.STRING;
import static dev.opikexport.filter.catalog.FieldType.STRING_EXACT;
import static dev.opikexport.filter.catalog.FieldType.STRING_LIST;

import dev.opikexport.filter.catalog.Field.Trait;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns an entity has, with their types: data, not code.
 *
 * <p>Traces, spans and threads follow a server of version 2.1.24; dataset items and prompt versions follow the official
 * Python client.
 */
public final class Catalog {

    private static final List<String> SOURCES =
            List.of("sdk", "experiment", "playground", "optimization", "evaluator", "unknown");

    private static final Catalog TRACES = new Catalog(Entity.TRACES)
            .add(STRING_EXACT, "id")
            .add(STRING, "name", "input", "output")
            .add(DICTIONARY, "metadata", "input_json", "output_json")
            .add(DATE_TIME, "start_time")
            .add(DATE_TIME, Set.of(NULLABLE), "end_time")
            .add(DATE_TIME, "created_at", "last_updated_at")
            .add(NUMBER, Set.of(MILLISECONDS), "duration")
            .add(NUMBER, Set.of(MILLISECONDS, NULLABLE, EXTENSION), "ttft")
            .add(NUMBER, Set.of(SPAN_AGGREGATE), "total_estimated_cost")
            .add(NUMBER, Set.of(SPAN_AGGREGATE, INTEGER), "usage.total_tokens", "usage.prompt_tokens")
            .add(NUMBER, Set.of(SPAN_AGGREGATE, INTEGER), "usage.completion_tokens", "llm_span_count")
            .add(FEEDBACK_SCORES_NUMBER, "feedback_scores", "span_feedback_scores")
            .add(LIST, "tags")
            .add(LIST, Set.of(NOT_IN_ROWS), "annotation_queue_ids")
            .add(STRING_EXACT, "thread_id")
            .add(STRING_EXACT, Set.of(NOT_IN_ROWS, NULLABLE), "experiment_id")
            .add(STRING_LIST, Set.of(NOT_IN_ROWS, NULLABLE, EXTENSION), "experiment_ids")
            .add(STRING, "guardrails")
            .add(ERROR_CONTAINER, "error_info")
            .add(STRING, Set.of(EXTENSION), "error_type")
            .addEnum(ENUM, Set.of(EXTENSION, CLOSED), "visibility_mode", List.of("default", "hidden"))
            .add(ENUM, "environment")
            .addEnum(ENUM_LEGACY, Set.of(EXTENSION, CLOSED), "source", SOURCES);

    private static final Catalog SPANS = new Catalog(Entity.SPANS)
            .add(STRING_EXACT, "id", "trace_id")
            .add(STRING, "name", "input", "output")
            .add(DICTIONARY, "metadata", "input_json", "output_json")
            .addEnum(ENUM, Set.of(CLOSED), "type", List.of("general", "tool", "llm", "guardrail", "unknown"))
            .add(STRING, "model", "provider")
            .add(DATE_TIME, "start_time")
            .add(DATE_TIME, Set.of(NULLABLE), "end_time")
            .add(DATE_TIME, Set.of(EXTENSION), "created_at", "last_updated_at")
            .add(NUMBER, Set.of(MILLISECONDS), "duration")
            .add(NUMBER, Set.of(MILLISECONDS, NULLABLE, EXTENSION), "ttft")
            .add(NUMBER, "total_estimated_cost")
            .add(NUMBER, Set.of(INTEGER), "usage.total_tokens", "usage.prompt_tokens", "usage.completion_tokens")
            .add(FEEDBACK_SCORES_NUMBER, "feedback_scores")
            .add(LIST, "tags")
            .add(ERROR_CONTAINER, "error_info")
            .add(STRING, Set.of(EXTENSION), "error_type")
            .add(ENUM, "environment")
            .addEnum(ENUM_LEGACY, Set.of(EXTENSION, CLOSED), "source", SOURCES);

    private static final Catalog THREADS = new Catalog(Entity.THREADS)
            .add(STRING_EXACT, "id")
            .add(STRING, "first_message", "last_message")
            .add(NUMBER, Set.of(INTEGER), "number_of_messages")
            .add(NUMBER, Set.of(MILLISECONDS, NULLABLE), "duration")
            .add(DATE_TIME, "start_time")
            .add(DATE_TIME, Set.of(NULLABLE), "end_time")
            .add(DATE_TIME, "created_at", "last_updated_at")
            .add(FEEDBACK_SCORES_NUMBER, "feedback_scores")
            .addEnum(ENUM, Set.of(), "status", List.of("active", "inactive"))
            .add(LIST, "tags")
            .add(LIST, Set.of(NOT_IN_ROWS), "annotation_queue_ids")
            .add(ENUM, "environment");

    private static final Catalog DATASET_ITEMS = new Catalog(Entity.DATASET_ITEMS)
            .add(STRING, "id")
            .add(MAP, "data")
            .add(STRING, "full_data", "source", "trace_id", "span_id")
            .add(LIST, "tags")
            .add(DATE_TIME, "created_at", "last_updated_at")
            .add(STRING, "created_by", "last_updated_by");

    private static final Catalog PROMPT_VERSIONS = new Catalog(Entity.PROMPT_VERSIONS)
            .add(STRING, "id", "commit", "template", "change_description", "version_number", "type")
            .add(DICTIONARY, "metadata")
            .add(LIST, "tags")
            .add(DATE_TIME, "created_at")
            .add(STRING, "created_by");

    private final Entity entity;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Catalog(Entity entity) {
        this.entity = entity;
    }

    /** The columns of an entity. */
    public static Catalog of(Entity entity) {
        return switch (entity) {
            case TRACES -> TRACES;
            case SPANS -> SPANS;
            case THREADS -> THREADS;
            case DATASET_ITEMS -> DATASET_ITEMS;
            case PROMPT_VERSIONS -> PROMPT_VERSIONS;
        };
    }

    /** The entity whose columns these are. */
    public Entity entity() {
        return entity;
    }

    /** The column of that exact name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** All columns, in the order of the documentation. */
    public Collection<Field> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }

    private Catalog add(FieldType type, String... names) {
        return add(type, Set.of(), names);
    }

    private Catalog add(FieldType type, Set<Trait> traits, String... names) {
        for (String name : names) {
            fields.put(name, new Field(entity, name, type, traits, List.of()));
        }
        return this;
    }

    private Catalog addEnum(FieldType type, Set<Trait> traits, String name, List<String> values) {
        fields.put(name, new Field(entity, name, type, traits, values));
        return this;
    }
}
