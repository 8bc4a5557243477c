package dev.opikexport.filter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.RandomTexts;
import dev.opikexport.filter.plan.RestFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerQueryTest {

    private static final List<String> VALUES = List.of(
            "",
            "1",
            "-1",
            "0.5",
            "1.0",
            "007",
            "2147483648",
            "1e3",
            "true",
            "sdk",
            "llm",
            "default",
            "prod,Prod",
            "%",
            "%25",
            "a b",
            "chat",
            "hello",
            "accuracy",
            "2026-10-18T00:00:00Z",
            "model",
            "$.a[0]",
            "a.b.c",
            "my key",
            "\\'");

    @Test
    void takesEveryRowWithoutFilters() {
        ServerQuery all = ServerQuery.of(Entity.TRACES, List.of());
        assertThat(all.test(name -> null)).isTrue();
        assertThat(all.countedInTotal(name -> null)).isTrue();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        List<RestFilter> filters = List.of(RestFilter.of("nope", Operator.EQUAL, "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerQuery.of(Entity.SPANS, filters))
                .withMessageContaining("nope");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerQuery.of(Entity.DATASET_ITEMS, List.of()))
                .withMessageContaining("dataset_items");
        List<RestFilter> custom = List.of(new RestFilter("custom", Operator.EQUAL, "input", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerQuery.of(Entity.THREADS, custom));
    }

    /** Whatever the filters, the answer is one of the server's, and rows decide without an exception. */
    @ParameterizedTest
    @EnumSource(names = {"TRACES", "SPANS"})
    void answersAnyFilters(Entity entity) {
        Random random = new Random(11);
        List<RowMembers> rows = GoldenRows.asStored(entity);
        int answered = 0;
        for (int i = 0; i < 20_000; i++) {
            List<RestFilter> filters = filters(random, entity);
            Optional<ServerQuery> query = query(entity, filters);
            if (query.isPresent()) {
                RowMembers row = rows.get(random.nextInt(rows.size()));
                boolean listed = query.get().test(row);
                assertThat(query.get().countedInTotal(row)).as("%s", filters).isIn(true, listed);
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(1000);
    }

    /** Members that are not of the server's shape are compared as absent, or refused as what they are. */
    @ParameterizedTest
    @EnumSource(names = {"TRACES", "SPANS", "THREADS"})
    void refusesRowsThatAreNotTheServers(Entity entity) {
        Random random = new Random(13);
        List<String> members = List.of(
                "null",
                "1",
                "\"x\"",
                "true",
                "[]",
                "{}",
                "[1]",
                "[{}]",
                "[{\"name\":\"a\"}]",
                "[[\"a\"]]",
                "{\"checks\":1}");
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            String member = members.get(random.nextInt(members.size()));
            Optional<ServerQuery> query = query(entity, filters(random, entity));
            if (query.isPresent() && isRefused(query.get(), name -> member)) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static boolean isRefused(ServerQuery query, RowMembers row) {
        try {
            query.test(row);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** A list means AND, but for two questions for no score. */
    @ParameterizedTest
    @EnumSource(names = {"TRACES", "SPANS"})
    void joinsByAnd(Entity entity) {
        Random random = new Random(12);
        List<RowMembers> rows = GoldenRows.asStored(entity);
        for (int i = 0; i < 5_000; i++) {
            List<RestFilter> filters = filters(random, entity);
            Optional<ServerQuery> together = query(entity, filters);
            if (together.isPresent() && questionsForNoScore(filters) < 2) {
                RowMembers row = rows.get(random.nextInt(rows.size()));
                boolean each = filters.stream()
                        .allMatch(filter ->
                                ServerQuery.of(entity, List.of(filter)).test(row));
                assertThat(together.get().test(row)).as("%s", filters).isEqualTo(each);
            }
        }
    }

    private static long questionsForNoScore(List<RestFilter> filters) {
        return filters.stream()
                .filter(filter -> filter.field().endsWith("feedback_scores") && filter.operator() == Operator.IS_EMPTY)
                .count();
    }

    private static Optional<ServerQuery> query(Entity entity, List<RestFilter> filters) {
        try {
            return Optional.of(ServerQuery.of(entity, filters));
        } catch (RejectedFilterException | FailingQueryException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private static List<RestFilter> filters(Random random, Entity entity) {
        List<Field> fields = List.copyOf(Catalog.of(entity).fields());
        List<RestFilter> filters = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Field field = fields.get(random.nextInt(fields.size()));
            Operator[] operators = random.nextInt(10) == 0
                    ? Operator.values()
                    : field.type().operators().toArray(Operator[]::new);
            Operator operator = operators[random.nextInt(operators.length)];
            String key = random.nextInt(10) == 0 ? null : text(random);
            filters.add(new RestFilter(field.name(), operator, key, text(random)));
        }
        return filters;
    }

    private static String text(Random random) {
        return random.nextInt(4) == 0 ? RandomTexts.text(random, 4) : VALUES.get(random.nextInt(VALUES.size()));
    }
}
