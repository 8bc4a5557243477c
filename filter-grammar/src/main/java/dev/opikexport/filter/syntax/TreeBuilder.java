package dev.opikexport.filter.syntax;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.And;
import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.Filter.Not;
import dev.opikexport.filter.Filter.Or;
import dev.opikexport.filter.Literal;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser.AndContext;
import dev.opikexport.filter.internal.OqlParser.ComparisonContext;
import dev.opikexport.filter.internal.OqlParser.ConjunctionContext;
import dev.opikexport.filter.internal.OqlParser.DisjunctionContext;
import dev.opikexport.filter.internal.OqlParser.NegationContext;
import dev.opikexport.filter.internal.OqlParser.NotContext;
import dev.opikexport.filter.internal.OqlParser.OrContext;
import dev.opikexport.filter.internal.OqlParser.PredicateContext;
import dev.opikexport.filter.internal.OqlParser.PrimaryContext;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Makes the tree, and checks each comparison on the way; parts that did not parse are null. */
final class TreeBuilder {

    private final SourceText source;
    private final Problems problems;
    private final ColumnReader columns;
    private final OperatorReader operators;
    private final OperandReader operands;

    TreeBuilder(Entity entity, ParseOptions options, SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.columns = new ColumnReader(entity, source, problems);
        this.operators = new OperatorReader(source, problems);
        this.operands = new OperandReader(options, source, problems);
    }

    @Nullable
    Filter build(DisjunctionContext context) {
        context.or().forEach(this::checkOr);
        return joined(context.conjunction(), this::conjunction, Or::new);
    }

    private @Nullable Filter conjunction(ConjunctionContext context) {
        context.and().forEach(this::checkAnd);
        return joined(context.negation(), this::negation, And::new);
    }

    private static <C> @Nullable Filter joined(
            List<C> contexts, Function<C, @Nullable Filter> build, Function<List<Filter>, Filter> join) {
        List<Filter> parts = new ArrayList<>();
        for (C context : contexts) {
            Filter part = build.apply(context);
            if (part != null) {
                parts.add(part);
            }
        }
        if (parts.size() < contexts.size() || parts.isEmpty()) {
            return null;
        }
        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private void checkAnd(AndContext context) {
        if (context.AND() == null && context.exception == null) {
            foreign(context, "joined", "AND");
        }
    }

    private void checkOr(OrContext context) {
        if (context.OR() == null && context.exception == null) {
            foreign(context, "joined", "OR");
        }
    }

    private void checkNot(NotContext context) {
        if (context.NOT() == null && context.exception == null) {
            foreign(context, "negated", "NOT");
        }
    }

    private void foreign(ParserRuleContext context, String done, String ours) {
        Span span = source.span(context);
        problems.add(
                ProblemCode.FOREIGN_SIGN,
                span,
                "Comparisons are " + done + " with " + ours + ", not " + Words.code(source.text(span)) + ".",
                "Write " + ours + ".");
    }

    private @Nullable Filter negation(NegationContext context) {
        context.not().forEach(this::checkNot);
        PrimaryContext primary = context.primary();
        Filter filter = primary == null ? null : primary(primary);
        for (int i = 0; filter != null && i < context.not().size(); i++) {
            filter = new Not(filter);
        }
        return filter;
    }

    private @Nullable Filter primary(PrimaryContext context) {
        if (context.comparison() != null) {
            return comparison(context.comparison());
        }
        return context.disjunction() == null ? null : build(context.disjunction());
    }

    private @Nullable Filter comparison(ComparisonContext context) {
        PredicateContext predicate = context.predicate();
        if (context.column() == null || context.column().exception != null) {
            return null;
        }
        Column column = columns.read(context.column());
        if (predicate == null || predicate.operator() == null || predicate.operator().exception != null) {
            return null;
        }
        Operator operator = operators.read(context, predicate.operator(), column);
        if (column == null || operator == null) {
            return null;
        }
        List<Literal> values = operands.read(column, operator, predicate);
        return values == null || !column.isComplete()
                ? null
                : new Comparison(column.field(), column.key(), operator, values);
    }
}
