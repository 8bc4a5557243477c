package dev.opikexport.filter.syntax;

import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.internal.OqlParser.NumberContext;
import dev.opikexport.filter.internal.OqlParser.ValueContext;
import dev.opikexport.filter.internal.OqlParser.WordsContext;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import dev.opikexport.filter.value.Quotes;
import dev.opikexport.filter.value.Written;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads one value as it is written, whatever the column. */
final class ValueReader {

    private final ParseOptions options;
    private final SourceText source;
    private final Problems problems;

    ValueReader(ParseOptions options, SourceText source, Problems problems) {
        this.options = options;
        this.source = source;
        this.problems = problems;
    }

    /** The value; broken where it did not parse or a parameter is missing, which is reported. */
    Written read(ValueContext context) {
        if (context.exception != null) {
            return new Written.Broken(source.end());
        }
        Span span = source.span(context);
        if (context.OPEN_STRING() != null) {
            Token open = context.OPEN_STRING().getSymbol();
            return OpenText.readsToTheEnd(open)
                    ? new Written.Quoted(open.getText().substring(1), span)
                    : new Written.Broken(source.end());
        }
        if (context.STRING() != null) {
            return new Written.Quoted(Quotes.strip(context.STRING().getText()), span);
        }
        if (context.FOREIGN_STRING() != null) {
            problems.add(
                    ProblemCode.FOREIGN_SIGN,
                    new Span(span.start(), span.start() + 1),
                    "Text stands in straight quotes.",
                    "Write " + Words.code("\"") + ".");
            return new Written.Broken(span);
        }
        if (context.DATE() != null) {
            return new Written.Date(context.DATE().getText(), span);
        }
        if (context.PARAMETER() != null) {
            return parameter(context.PARAMETER().getText().substring(1), span);
        }
        if (context.FOREIGN_NUMBER() != null) {
            return new Written.Numeric(context.FOREIGN_NUMBER().getText(), span);
        }
        if (context.MINUS() != null) { // the text - or -. as for the official TypeScript client
            return new Written.Numeric(context.getText(), span);
        }
        return context.number() != null ? number(context.number(), span) : words(context.words(), span);
    }

    private Written parameter(String name, Span span) {
        Object value = options.parameters().get(name);
        if (value == null) {
            problems.add(
                    ProblemCode.BAD_PARAMETER,
                    span,
                    "No value is given for the parameter " + Words.code(":" + name) + ".",
                    null);
            return new Written.Broken(span);
        }
        return new Written.Data(value, span);
    }

    private Written number(NumberContext context, Span span) {
        if (context.exception != null) {
            return new Written.Broken(span);
        }
        String sign = context.MINUS() != null ? "-" : "";
        TerminalNode digits = context.NUMBER() != null ? context.NUMBER() : context.SEGMENT();
        if (digits != null) {
            return new Written.Numeric(sign + digits.getText(), span);
        }
        return context.QUANTITY() != null
                ? new Written.Quantity(sign + context.QUANTITY().getText(), span)
                : new Written.Bare(source.text(span), span);
    }

    private Written words(WordsContext context, Span span) {
        if (context.exception != null) {
            return new Written.Broken(span);
        }
        boolean now = context.WORD().size() == 1
                && context.WORD(0).getText().toLowerCase(Locale.ROOT).equals("now");
        return now ? new Written.Now(distance(context), span) : new Written.Bare(source.text(span), span);
    }

    private static String distance(WordsContext context) {
        if (context.QUANTITY() == null) {
            return "";
        }
        String sign = context.getChild(context.getChildCount() - 2).getText();
        return sign + context.QUANTITY().getText();
    }
}
