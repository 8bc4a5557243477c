package dev.opikexport.filter.syntax;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.internal.OqlParser.ColumnContext;
import dev.opikexport.filter.internal.OqlParser.StepContext;
import dev.opikexport.filter.problem.Nearest;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the column that a name means, and reads the path or name behind it. */
final class ColumnReader {

    private static final Map<String, String> ALIASES = Map.of("feedback_score", "feedback_scores");

    private static final Map<String, List<String>> OTHER_WORDS = Map.ofEntries(
            Map.entry("score", List.of("feedback_scores.NAME")),
            Map.entry("scores", List.of("feedback_scores.NAME")),
            Map.entry("feedback", List.of("feedback_scores.NAME")),
            Map.entry("cost", List.of("total_estimated_cost")),
            Map.entry("tokens", List.of("usage.total_tokens")),
            Map.entry("total_tokens", List.of("usage.total_tokens")),
            Map.entry("prompt_tokens", List.of("usage.prompt_tokens")),
            Map.entry("completion_tokens", List.of("usage.completion_tokens")),
            Map.entry("usage", List.of("usage.total_tokens", "usage.prompt_tokens", "usage.completion_tokens")),
            Map.entry("latency", List.of("duration")),
            Map.entry("error", List.of("error_info")),
            Map.entry("exception_type", List.of("error_type")),
            Map.entry("queue", List.of("annotation_queue_ids")),
            Map.entry("data", List.of("metadata.NAME")),
            Map.entry("custom", List.of("input_json.NAME", "output_json.NAME")));

    private final Catalog catalog;
    private final SourceText source;
    private final Problems problems;
    private final KeyReader keys;

    ColumnReader(Entity entity, SourceText source, Problems problems) {
        this.catalog = Catalog.of(entity);
        this.source = source;
        this.problems = problems;
        this.keys = new KeyReader(source, problems);
    }

    /** The column; null where there is none of that name. */
    @Nullable
    Column read(ColumnContext context) {
        String word = context.WORD().getText();
        List<StepContext> steps = context.step();
        Optional<Field> plain = catalog.field(ALIASES.getOrDefault(word, word));
        if (plain.isPresent()) {
            return withKey(plain.get(), steps, context);
        }
        if (!steps.isEmpty() && keys.step(steps.get(0)) instanceof Step.Member member) {
            Optional<Field> dotted = catalog.field(word + "." + member.name());
            if (dotted.isPresent()) {
                return withKey(dotted.get(), steps.subList(1, steps.size()), context);
            }
        }
        reportUnknown(context);
        return null;
    }

    private Column withKey(Field field, List<StepContext> steps, ColumnContext context) {
        if (field.type().isKeyed()) {
            return new Column(field, key(field, steps, context));
        }
        if (!steps.isEmpty() && steps.stream().allMatch(step -> step.exception == null)) {
            Span span = source.span(steps.get(0).getStart(), context.getStop());
            problems.add(
                    ProblemCode.UNEXPECTED_KEY,
                    span,
                    "The column " + Words.code(field.name()) + " has nothing inside.",
                    insideOf(field, source.text(span)));
        }
        return new Column(field, null);
    }

    private @Nullable String insideOf(Field field, String steps) {
        String json = field.name() + "_json";
        return catalog.field(json).isPresent() ? "Write " + Words.code(json + steps) + "." : null;
    }

    private @Nullable Key key(Field field, List<StepContext> steps, ColumnContext context) {
        boolean path = field.type() == FieldType.DICTIONARY;
        if (steps.isEmpty()) {
            String example = field.name()
                    + switch (field.type()) {
                        case FEEDBACK_SCORES_NUMBER -> ".accuracy";
                        case MAP -> ".question";
                        default -> ".model";
                    };
            problems.add(
                    ProblemCode.MISSING_KEY,
                    source.span(context),
                    "The column " + Words.code(field.name()) + " needs the name of "
                            + (field.type() == FieldType.FEEDBACK_SCORES_NUMBER ? "a score." : "a member."),
                    "Write for example " + Words.code(example) + ".");
            return null;
        }
        return path ? keys.path(steps) : keys.name(field, steps);
    }

    private void reportUnknown(ColumnContext context) {
        Span span = source.span(context);
        String written = source.text(span);
        String word = context.WORD().getText();
        List<String> names = catalog.fields().stream().map(Field::name).toList();
        List<String> near = Nearest.to(written, names);
        if (near.isEmpty()) {
            near = Nearest.to(word, names);
        }
        List<String> known = OTHER_WORDS.get(word.toLowerCase(Locale.ROOT));
        problems.add(new Problem(
                ProblemCode.UNKNOWN_COLUMN,
                Words.capital(catalog.entity().id().replace('_', ' ')) + " have no column " + Words.code(written) + ".",
                span,
                near,
                known != null
                        ? "Opik calls this "
                                + Words.join(known.stream().map(Words::code).toList()) + "."
                        : near.isEmpty() ? null : "Did you mean " + Words.code(near.get(0)) + "?"));
    }
}
