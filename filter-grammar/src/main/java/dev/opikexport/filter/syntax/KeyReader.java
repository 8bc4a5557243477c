package dev.opikexport.filter.syntax;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.internal.OqlParser.StepContext;
import dev.opikexport.filter.internal.OqlParser.SubscriptContext;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import dev.opikexport.filter.value.KeyRules;
import dev.opikexport.filter.value.Quotes;
import dev.opikexport.filter.value.ServerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads what follows a column's name. */
final class KeyReader {

    private final SourceText source;
    private final Problems problems;

    KeyReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * A path; null where it cannot be used. One name in quotes alone is a path as the official clients send it, where the
     * server can read it as one: {@code metadata."a.b"} is {@code metadata.a.b}, and {@code metadata["a.b"]} is not.
     */
    Key.@Nullable Path path(List<StepContext> contexts) {
        StepContext first = contexts.get(0);
        if (contexts.size() == 1 && first.STRING() != null) {
            String text = Quotes.strip(first.STRING().getText());
            Key.Path path = ServerPath.read(text).orElse(null);
            if (path != null) {
                return path;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (StepContext context : contexts) {
            Step step = step(context);
            if (step == null) {
                return null;
            }
            boolean root = steps.isEmpty()
                    && context == first
                    && step.equals(new Step.Member("$"))
                    && context.SEGMENT() != null;
            if (!root) {
                steps.add(step);
            }
        }
        return usable(
                new Key.Path(steps),
                source.span(first.getStart(), contexts.get(contexts.size() - 1).getStop()));
    }

    private Key.@Nullable Path usable(Key.Path path, Span span) {
        String reason = KeyRules.whyUnusable(path);
        if (reason != null) {
            problems.add(ProblemCode.UNUSABLE_KEY, span, reason, null);
            return null;
        }
        return path;
    }

    /** The name of a score or of a member; null where it cannot be used. */
    Key.@Nullable Name name(Field field, List<StepContext> contexts) {
        Step step = step(contexts.get(0));
        Span span = source.span(
                contexts.get(0).getStart(), contexts.get(contexts.size() - 1).getStop());
        if (contexts.size() > 1) {
            String whole = source.text(span);
            problems.add(
                    ProblemCode.UNUSABLE_KEY,
                    span,
                    "The name behind " + Words.code(field.name()) + " is one name, not a path.",
                    "Put it in quotes: "
                            + Words.code(
                                    field.name() + "." + Words.quote(whole.substring(whole.startsWith(".") ? 1 : 0)))
                            + ".");
            return null;
        }
        if (!(step instanceof Step.Member member)) {
            if (step != null) {
                problems.add(ProblemCode.UNUSABLE_KEY, span, "A score has a name, not a place.", null);
            }
            return null;
        }
        String reason = KeyRules.whyUnusable(member.name());
        if (reason != null) {
            problems.add(ProblemCode.UNUSABLE_KEY, span, reason, null);
            return null;
        }
        return new Key.Name(member.name());
    }

    /** One step; null where it does not parse or has no name, which is reported. */
    @Nullable
    Step step(StepContext context) {
        if (context.exception != null || context.OPEN_STRING() != null) {
            return null;
        }
        if (context.SEGMENT() != null) {
            return new Step.Member(context.SEGMENT().getText().substring(1));
        }
        return context.STRING() != null ? member(context.STRING()) : subscript(context.subscript());
    }

    private @Nullable Step member(TerminalNode string) {
        String name = Quotes.strip(string.getText());
        if (name.isEmpty()) {
            problems.add(
                    ProblemCode.UNUSABLE_KEY,
                    source.span(string.getSymbol()),
                    "The server cannot be asked for an empty name.",
                    null);
            return null;
        }
        return new Step.Member(name);
    }

    private @Nullable Step subscript(@Nullable SubscriptContext context) {
        if (context == null || context.exception != null) {
            return null;
        }
        if (context.STAR() != null) {
            return new Step.Every();
        }
        if (context.STRING() != null) {
            return member(context.STRING());
        }
        List<Integer> numbers = new ArrayList<>();
        for (TerminalNode node : context.NUMBER()) {
            if (!node.getText().matches("[0-9]{1,9}")) {
                problems.add(
                        ProblemCode.UNUSABLE_KEY,
                        source.span(node.getSymbol()),
                        Words.code(node.getText()) + " is no place in a list: places are counted from 0.",
                        null);
                return null;
            }
            numbers.add(Integer.valueOf(node.getText()));
        }
        return context.WORD() == null ? new Step.Elements(numbers) : slice(context, numbers);
    }

    private @Nullable Step slice(SubscriptContext context, List<Integer> numbers) {
        if (!context.WORD().getText().toLowerCase(Locale.ROOT).equals("to")) {
            problems.add(
                    ProblemCode.UNUSABLE_KEY, source.span(context), "A range of places is written [0 to 2].", null);
            return null;
        }
        if (numbers.get(0) >= numbers.get(1)) {
            problems.add(
                    ProblemCode.UNUSABLE_KEY,
                    source.span(context),
                    "A range of places ends behind its beginning.",
                    "Write for example [0 to 2], or [" + numbers.get(0) + "] for one place.");
            return null;
        }
        return new Step.Slice(numbers.get(0), numbers.get(1));
    }
}
