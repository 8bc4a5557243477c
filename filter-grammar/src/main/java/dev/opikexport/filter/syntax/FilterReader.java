package dev.opikexport.filter.syntax;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.internal.OqlLexer;
import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Text to tree: tokens, limits, grammar, checks. */
public final class FilterReader {

    private final Entity entity;
    private final ParseOptions options;
    private final SourceText source;
    private final Problems problems = new Problems();

    private FilterReader(Entity entity, String text, ParseOptions options) {
        this.entity = entity;
        this.options = options;
        this.source = new SourceText(text);
    }

    /** What is passed over in a filter, a sentence for each. */
    public static List<String> slips(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        SourceText source = new SourceText(text);
        if (source.endsInAnd()) {
            return List.of("AND at the end of the filter has nothing behind it, and is passed over");
        }
        List<Token> tokens = source.tokens();
        return tokens.isEmpty() || !OpenText.readsToTheEnd(tokens.get(tokens.size() - 1))
                ? List.of()
                : List.of("this text of the filter has no closing quote, so that it reads to the end: "
                        + tokens.get(tokens.size() - 1).getText());
    }

    /**
     * The filter that a text means.
     *
     * @throws InvalidFilterException with every problem of the text
     */
    public static Filter read(Entity entity, String text, ParseOptions options) {
        if (text.isEmpty()) {
            return Filter
                    .everything(); // before the grammar is loaded, which programs without a filter need not wait for
        }
        checkLength(text, options.limits());
        return new FilterReader(entity, text, options).read();
    }

    private static void checkLength(String text, ParseOptions.Limits limits) {
        if (text.length() > limits.length()) {
            Problems problems = new Problems();
            problems.add(
                    ProblemCode.TOO_LARGE,
                    new Span(limits.length(), text.length()),
                    "The filter has " + text.length() + " characters, more than the limit of " + limits.length() + ".",
                    null);
            throw new InvalidFilterException(text, problems.sorted());
        }
    }

    private Filter read() {
        if (source.tokens().isEmpty()) {
            return Filter.everything();
        }
        Filter filter = isTooDeep() ? null : parse();
        List<Token> tokens = source.tokens();
        if (filter == null || !problems.isEmpty() || !OpenText.readsToTheEnd(tokens.get(tokens.size() - 1))) {
            OpenText.find(source).ifPresent(open -> open.replaceIn(problems));
        }
        if (filter == null || !problems.isEmpty()) {
            throw new InvalidFilterException(source.text(), problems.sorted());
        }
        return filter;
    }

    /** After something that cannot follow, reads on behind the next AND or OR, so that all problems come out at once. */
    private @Nullable Filter parse() {
        OqlParser parser = new OqlParser(source.stream());
        SyntaxProblems listener = new SyntaxProblems(source, problems);
        Recovery recovery = new Recovery();
        parser.removeErrorListeners();
        parser.addErrorListener(listener);
        parser.setErrorHandler(recovery);
        TreeBuilder builder = new TreeBuilder(entity, options, source, problems);
        Filter filter = builder.build(parser.disjunction());
        while (parser.getCurrentToken().getType() != Token.EOF) {
            if (!recovery.inErrorRecoveryMode(parser)) {
                listener.cannotFollow(parser.getCurrentToken());
            }
            if (recovery.skipConnector(parser)) {
                builder.build(parser.disjunction());
            }
        }
        return filter;
    }

    private boolean isTooDeep() {
        Deque<Integer> enclosing = new ArrayDeque<>(List.of(0));
        int depth = 0;
        for (Token token : source.tokens()) {
            switch (token.getType()) {
                case OqlLexer.NOT -> depth++;
                case OqlLexer.LEFT_PAREN -> enclosing.push(++depth);
                case OqlLexer.RIGHT_PAREN -> {
                    if (enclosing.size() > 1) {
                        enclosing.pop();
                    }
                    depth = enclosing.element();
                }
                default -> depth = enclosing.element();
            }
            if (depth > options.limits().depth()) {
                problems.add(
                        ProblemCode.TOO_LARGE,
                        source.span(token),
                        "Parentheses and NOTs are nested deeper than the limit of "
                                + options.limits().depth() + " levels.",
                        null);
                return true;
            }
        }
        return false;
    }
}
