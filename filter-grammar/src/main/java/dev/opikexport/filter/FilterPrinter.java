package dev.opikexport.filter;

import dev.opikexport.filter.Filter.And;
import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.Filter.Not;
import dev.opikexport.filter.Filter.Or;
import dev.opikexport.filter.Key.Step;
import dev.opikexport.filter.Literal.Decimal;
import dev.opikexport.filter.Literal.Text;
import dev.opikexport.filter.Literal.Time;
import dev.opikexport.filter.value.ServerPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes filters as text, always in the same way: parsing the text gives an equal filter. */
public final class FilterPrinter {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final int MOST_ZEROS = 20;

    private FilterPrinter() {}

    /** The canonical text; empty for the filter that every row matches. */
    public static String print(Filter filter) {
        if (filter instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (filter instanceof Not not) {
            return "NOT " + operand(not.operand(), not.operand() instanceof Not);
        }
        return filter instanceof And and ? joined(and.operands(), " AND ") : joined(((Or) filter).operands(), " OR ");
    }

    private static String joined(List<Filter> operands, String word) {
        boolean or = word.equals(" OR ");
        return operands.stream()
                .map(operand -> operand(operand, operand instanceof Not || (or && operand instanceof And)))
                .collect(Collectors.joining(word));
    }

    private static String operand(Filter filter, boolean plain) {
        return plain || filter instanceof Comparison ? print(filter) : "(" + print(filter) + ")";
    }

    private static String comparison(Comparison comparison) {
        String column = column(comparison.field().name(), comparison.key());
        String operator = column + " " + comparison.operator().symbol();
        if (comparison.operator().isUnary()) {
            return operator;
        }
        return operator + " "
                + (comparison.operator().takesList() ? list(comparison.values()) : print(comparison.value()));
    }

    private static String list(List<Literal> values) {
        return values.stream().map(FilterPrinter::print).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The value as a filter text holds it. */
    static String print(Literal literal) {
        if (literal instanceof Text text) {
            return quote(text.text());
        }
        return literal instanceof Decimal decimal
                ? print(decimal.value())
                : quote(((Time) literal).instant().toString());
    }

    private static String print(BigDecimal value) {
        return Math.abs(value.scale()) <= MOST_ZEROS ? value.toPlainString() : value.toString();
    }

    private static String column(String field, @Nullable Key key) {
        if (key instanceof Key.Name name) {
            return field + "." + (PLAIN_NAME.matcher(name.name()).matches() ? name.name() : quote(name.name()));
        }
        return key instanceof Key.Path path ? field + path(path.steps()) : field;
    }

    /** A path of one odd name that could be read as a path stands in brackets, where it cannot. */
    private static String path(List<Step> steps) {
        if (steps.isEmpty()) {
            return ".\"$\"";
        }
        boolean alone = steps.size() == 1;
        return steps.stream().map(step -> step(step, alone)).collect(Collectors.joining());
    }

    private static String step(Step step, boolean alone) {
        if (step instanceof Step.Member member) {
            String name = member.name();
            if (PLAIN_NAME.matcher(name).matches()) {
                return "." + name;
            }
            return alone && ServerPath.read(name).isPresent() ? "[" + quote(name) + "]" : "." + quote(name);
        }
        if (step instanceof Step.Elements elements) {
            return elements.indexes().toString();
        }
        return step instanceof Step.Slice slice ? "[" + slice.from() + " to " + slice.to() + "]" : "[*]";
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
