package dev.opikexport.emulator.derived;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scores as the API shows them: one object per name, in which several scores are averaged and their texts joined. */
public final class Scores {

    private static final int SCALE = 9;

    private Scores() {}

    /** The single scores inside a row's member; none if the member is absent. */
    public static List<Score> parse(@Nullable String json) {
        List<Score> scores = new ArrayList<>();
        if (json != null) {
            for (JsonNode byName : JsonValues.decimalTree(json)) {
                for (JsonNode byAuthor : byName.get("value_by_author")) {
                    scores.add(score(byName, byAuthor));
                }
            }
        }
        return scores;
    }

    private static Score score(JsonNode byName, JsonNode byAuthor) {
        return new Score(
                byName.get("name").textValue(),
                Decimals.score(byAuthor.get("value").decimalValue()),
                byAuthor.path("category_name").asText(""),
                byAuthor.path("reason").asText(""),
                byAuthor.path("source").asText(""),
                byAuthor.get("author").textValue(),
                byName.get("created_at").textValue(),
                byAuthor.get("last_updated_at").textValue(),
                "",
                "");
    }

    /** The scores of spans with the spans they belong to, decimals as POST search prints them; null if there are none. */
    public static @Nullable String printBySpan(List<Row> spans) {
        List<Score> scores = new ArrayList<>();
        for (Row span : spans) {
            String type = span.member("type");
            parse(span.member("feedback_scores"))
                    .forEach(score -> scores.add(score.ofSpan(
                            type == null ? "" : JsonValues.unquote(type),
                            span.id().toString())));
        }
        return print(scores);
    }

    /** The scores with the given one in place of an earlier one of that name and author. */
    public static List<Score> with(List<Score> scores, Score added) {
        List<Score> changed = new ArrayList<>(scores);
        changed.removeIf(
                score -> score.name().equals(added.name()) && score.author().equals(added.author()));
        changed.add(added);
        return changed;
    }

    /** The member of a row, decimals as POST search prints them; null if there are no scores. */
    public static @Nullable String print(List<Score> scores) {
        if (scores.isEmpty()) {
            return null;
        }
        Map<String, List<Score>> byName =
                scores.stream().collect(Collectors.groupingBy(Score::name, LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream().map(Scores::group).collect(Collectors.joining(",", "[", "]"));
    }

    private static String group(List<Score> scores) {
        Score first = scores.get(0);
        StringBuilder json = new StringBuilder("{");
        add(json, "name", first.name());
        String category = joined(scores, Score::category, "");
        if (!category.isEmpty()) {
            add(json, "category_name", category);
        }
        json.append(",\"value\":").append(Decimals.print(average(scores), Form.SEARCH));
        String reason = scores.size() == 1 ? first.reason() : joined(scores, Score::reason, "<no reason>");
        if (!reason.isEmpty()) {
            add(json, "reason", reason);
        }
        add(json, "source", first.source());
        add(
                json,
                "created_at",
                latest(scores, Comparator.comparing(Score::createdAt)).createdAt());
        add(
                json,
                "last_updated_at",
                latest(scores, Comparator.comparing(Score::lastUpdatedAt)).lastUpdatedAt());
        add(json, "created_by", joined(scores, Score::author, ""));
        add(json, "last_updated_by", joined(scores, Score::author, ""));
        Map<String, Score> byAuthor = new LinkedHashMap<>();
        scores.forEach(score -> byAuthor.put(score.key(), score));
        return json.append(",\"value_by_author\":")
                .append(byAuthor.values().stream().map(Scores::ofAuthor).collect(Collectors.joining(",", "{", "}")))
                .append('}')
                .toString();
    }

    private static String ofAuthor(Score score) {
        StringBuilder json = new StringBuilder(JsonValues.quote(score.key()))
                .append(":{\"value\":")
                .append(Decimals.print(score.value(), Form.SEARCH));
        if (!score.reason().isEmpty()) {
            add(json, "reason", score.reason());
        }
        if (!score.category().isEmpty()) {
            add(json, "category_name", score.category());
        }
        add(json, "source", score.source());
        add(json, "last_updated_at", score.lastUpdatedAt());
        add(json, "span_type", score.spanType());
        add(json, "span_id", score.spanId());
        add(json, "author", score.author());
        return json.append('}').toString();
    }

    private static BigDecimal average(List<Score> scores) {
        BigDecimal sum = scores.stream().map(Score::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(scores.size()), SCALE, RoundingMode.DOWN);
    }

    private static String joined(List<Score> scores, Function<Score, String> text, String ifEmpty) {
        return scores.stream()
                .map(text)
                .map(part -> part.isEmpty() ? ifEmpty : part)
                .collect(Collectors.joining(", "));
    }

    private static Score latest(List<Score> scores, Comparator<Score> order) {
        return scores.stream().max(order).orElseThrow();
    }

    private static void add(StringBuilder json, String name, String text) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
        json.append('"').append(name).append("\":").append(JsonValues.quote(text));
    }
}
