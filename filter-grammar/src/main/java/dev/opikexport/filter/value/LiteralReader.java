package dev.opikexport.filter.value;

import dev.opikexport.filter.Literal;
import dev.opikexport.filter.Literal.Decimal;
import dev.opikexport.filter.Literal.Text;
import dev.opikexport.filter.Literal.Time;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a written value what its column's type takes, by the server's own rules of validity. */
public final class LiteralReader {

    private static final BigDecimal SCORE_LIMIT = new BigDecimal("1e9");
    private static final BigDecimal COST_LIMIT = new BigDecimal("1e26");

    private final ParseOptions options;
    private final Problems problems;

    public LiteralReader(ParseOptions options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /** The values of one comparison; null where one is wrong or there are too few or many, which is reported. */
    public @Nullable List<Literal> read(Field field, Operator operator, List<Written> written, Span span) {
        if (written.isEmpty()) {
            problems.add(ProblemCode.MISSING_VALUE, span, "The list is empty.", "Write at least one value.");
            return null;
        }
        int limit = options.limits().items();
        if (written.size() > limit) {
            String message = "The list has " + written.size() + " values, more than the limit of " + limit + ".";
            problems.add(ProblemCode.TOO_LARGE, span, message, null);
            return null;
        }
        List<Literal> values = new ArrayList<>();
        for (Written value : written) {
            Literal literal = read(field, operator, value);
            if (literal != null) {
                values.add(literal);
            }
        }
        if (values.size() < written.size()) {
            return null;
        }
        Problem problem = TextRules.checkList(field, operator, values, span);
        if (problem != null) {
            problems.add(problem);
            return null;
        }
        return values;
    }

    private @Nullable Literal read(Field field, Operator operator, Written written) {
        if (written instanceof Written.Broken) {
            return null;
        }
        return switch (field.type()) {
            case STRING, STRING_EXACT, STRING_LIST, DICTIONARY, MAP, LIST, ENUM, ENUM_LEGACY ->
                text(field, operator, written);
            case NUMBER, FEEDBACK_SCORES_NUMBER -> decimal(field, written);
            case DATE_TIME -> time(written);
            case ERROR_CONTAINER -> throw new IllegalArgumentException(field.name() + " takes no value");
        };
    }

    private @Nullable Literal text(Field field, Operator operator, Written written) {
        String text = rawText(field, operator, written);
        if (text == null) {
            return null;
        }
        Problem problem = TextRules.check(field, operator, text, written.span());
        if (problem != null) {
            problems.add(problem);
            return null;
        }
        return new Text(text);
    }

    private @Nullable String rawText(Field field, Operator operator, Written written) {
        if (written instanceof Written.Quoted quoted) {
            return quoted.text();
        }
        if (written instanceof Written.Numeric numeric) {
            return numeric.text();
        }
        if (written instanceof Written.Date date) {
            return date.text();
        }
        if (written instanceof Written.Data data) {
            return dataText(operator, data);
        }
        if (written instanceof Written.Bare bare && isJsonWord(bare.text()) && holdsJson(field)) {
            return bare.text().toLowerCase(Locale.ROOT);
        }
        problems.add(unquoted(field, written));
        return null;
    }

    private static boolean isJsonWord(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") || text.equalsIgnoreCase("null");
    }

    private static boolean holdsJson(Field field) {
        return field.type() == FieldType.DICTIONARY || field.type() == FieldType.MAP;
    }

    private static Problem unquoted(Field field, Written written) {
        return new Problem(
                ProblemCode.UNQUOTED_TEXT,
                "Text needs quotes.",
                written.span(),
                field.values(),
                "Write " + Words.code(Words.quote(written.text())) + ".");
    }

    private @Nullable String dataText(Operator operator, Written.Data data) {
        Optional<String> text = DataValues.text(data.value());
        if (text.isEmpty()) {
            badParameter(data, "text");
            return null;
        }
        boolean pattern = operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS;
        return pattern ? TextRules.literalPattern(text.get()) : text.get();
    }

    private @Nullable Literal decimal(Field field, Written written) {
        Optional<BigDecimal> value = number(field, written);
        if (value.isEmpty()) {
            return notANumber(field, written);
        }
        String reason = whyOutOfRange(field, value.get());
        if (reason != null) {
            problems.add(ProblemCode.OUT_OF_RANGE, written.span(), reason, null);
            return null;
        }
        return new Decimal(value.get());
    }

    private static Optional<BigDecimal> number(Field field, Written written) {
        if (written instanceof Written.Quoted quoted) {
            return orDecoded(quoted.text(), Numbers::parse);
        }
        if (written instanceof Written.Numeric numeric) {
            return Numbers.parse(numeric.text());
        }
        if (written instanceof Written.Data data) {
            return DataValues.number(data.value(), field.isMilliseconds());
        }
        return written instanceof Written.Quantity quantity && field.isMilliseconds()
                ? Numbers.nanoseconds(quantity.text()).map(Numbers::milliseconds)
                : Optional.empty();
    }

    /** The server decodes times and numbers once more, so that text which is none yet may become one. */
    private static <T> Optional<T> orDecoded(String text, Function<String, Optional<T>> parse) {
        Optional<T> value = parse.apply(text);
        if (value.isPresent() || text.indexOf('%') < 0) {
            return value;
        }
        try {
            return parse.apply(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private @Nullable Literal notANumber(Field field, Written written) {
        String column = "The column " + Words.code(field.name());
        if (written instanceof Written.Data data) {
            badParameter(data, field.isMilliseconds() ? "a number or a duration" : "a number");
        } else if (written instanceof Written.Quantity && !field.isMilliseconds()) {
            problems.add(
                    ProblemCode.NOT_A_NUMBER,
                    written.span(),
                    column + " is not measured in time.",
                    "Write the number without a unit.");
        } else {
            String example = field.isMilliseconds()
                    ? "Write milliseconds, for example 1500, or a unit, for example 1.5s."
                    : "Write for example 42" + (field.isInteger() ? "." : " or 0.5.");
            problems.add(ProblemCode.NOT_A_NUMBER, written.span(), column + " is compared with a number.", example);
        }
        return null;
    }

    private static @Nullable String whyOutOfRange(Field field, BigDecimal value) {
        if (field.type() == FieldType.FEEDBACK_SCORES_NUMBER && value.abs().compareTo(SCORE_LIMIT) >= 0) {
            return "Opik's scores lie between -999999999.999999999 and 999999999.999999999.";
        }
        if (field.name().equals("total_estimated_cost") && value.abs().compareTo(COST_LIMIT) >= 0) {
            return "Opik's costs have at most 26 digits before the point.";
        }
        return Numbers.isSendable(value) ? null : "The number has more digits than Opik can compare.";
    }

    private @Nullable Literal time(Written written) {
        Optional<Instant> instant = instant(written);
        if (instant.isEmpty()) {
            return notATime(written);
        }
        Optional<Instant> storable = instant.flatMap(Times::storable);
        if (storable.isEmpty()) {
            String message = "Opik's database holds times up to 2262-04-11.";
            problems.add(ProblemCode.OUT_OF_RANGE, written.span(), message, null);
            return null;
        }
        return new Time(storable.get());
    }

    private Optional<Instant> instant(Written written) {
        if (written instanceof Written.Quoted quoted) {
            return orDecoded(quoted.text(), Times::parse);
        }
        if (written instanceof Written.Date date) {
            return Times.parse(date.text());
        }
        if (written instanceof Written.Now now) {
            return Times.shift(options.clock().instant(), now.distance());
        }
        return written instanceof Written.Data data ? DataValues.instant(data.value()) : Optional.empty();
    }

    private @Nullable Literal notATime(Written written) {
        if (written instanceof Written.Data data) {
            badParameter(data, "a point in time");
            return null;
        }
        String hint = "Write for example \"2026-01-31T10:00:00Z\", \"2026-01-31\" or now - 7d.";
        if (written instanceof Written.Quantity quantity) {
            hint = "Write " + Words.code("now - " + quantity.text().replaceFirst("^-", "")) + ".";
        } else if (written instanceof Written.Numeric numeric) {
            hint = Times.ofEpoch(numeric.text())
                    .map(instant -> "Write " + Words.code(Words.quote(instant.toString())) + ".")
                    .orElse(hint);
        }
        problems.add(ProblemCode.NOT_A_TIME, written.span(), "This is not a point in time.", hint);
        return null;
    }

    private void badParameter(Written.Data data, String wanted) {
        String found = data.value().getClass().getSimpleName();
        String message = "The value " + Words.code(data.value().toString()) + " (" + found + ") is not " + wanted + ".";
        problems.add(ProblemCode.BAD_PARAMETER, data.span(), message, null);
    }
}
