package dev.opikexport.exporters.parquet.read;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Literal;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.LongColumn;
import org.apache.parquet.io.api.Binary;

/**
 * What Parquet can know of a filter from statistics, page index, dictionaries and bloom filters: conditions that each row
 * of the filter meets, and perhaps others. Texts that are compared exactly, and times, since for them a row without a
 * value never matches.
 */
final class Pushdown {

    private final Map<String, String> columns;

    /** @param columns the names of columns by the members whose values they hold as the contract says */
    Pushdown(Map<String, String> columns) {
        this.columns = columns;
    }

    /** Nothing if Parquet can leave out no row. */
    Optional<FilterPredicate> of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.operands().stream()
                    .map(this::of)
                    .flatMap(Optional::stream)
                    .reduce(FilterApi::and);
        } else if (filter instanceof Filter.Or or) {
            List<Optional<FilterPredicate>> parts =
                    or.operands().stream().map(this::of).toList();
            return parts.stream().allMatch(Optional::isPresent)
                    ? parts.stream().flatMap(Optional::stream).reduce(FilterApi::or)
                    : Optional.empty();
        } else if (filter instanceof Filter.Comparison comparison) {
            return Optional.ofNullable(columns.get(comparison.field().name()))
                    .filter(column -> column.indexOf('.') < 0) // where parquet-java would look for a part of a column
                    .flatMap(column -> ofComparison(comparison, column));
        }
        return Optional.empty();
    }

    private static Optional<FilterPredicate> ofComparison(Filter.Comparison comparison, String column) {
        FieldType type = comparison.field().type();
        Operator operator = comparison.operator();
        boolean isEquality = operator == Operator.EQUAL || operator == Operator.IN;
        if (type == FieldType.STRING_EXACT && isEquality) {
            List<String> texts = comparison.values().stream()
                    .map(value -> ((Literal.Text) value).text())
                    .toList();
            return texts.contains("")
                    ? Optional.empty()
                    : texts.stream()
                            .<FilterPredicate>map(
                                    text -> FilterApi.eq(FilterApi.binaryColumn(column), Binary.fromString(text)))
                            .reduce(FilterApi::or);
        } else if (type == FieldType.DATE_TIME && operator != Operator.NOT_IN) {
            Operator each = operator == Operator.IN ? Operator.EQUAL : operator;
            LongColumn times = FilterApi.longColumn(column);
            return comparison.values().stream()
                    .map(value -> ofTime(times, each, (Literal.Time) value))
                    .flatMap(Optional::stream)
                    .reduce(FilterApi::or);
        }
        return Optional.empty();
    }

    /** Columns have microseconds, cut to the past. */
    private static Optional<FilterPredicate> ofTime(LongColumn column, Operator operator, Literal.Time time) {
        long micros = micros(time.instant());
        return switch (operator) {
            case EQUAL -> Optional.of(FilterApi.eq(column, micros));
            case GREATER_THAN, GREATER_THAN_EQUAL -> Optional.of(FilterApi.gtEq(column, micros));
            case LESS_THAN, LESS_THAN_EQUAL -> Optional.of(FilterApi.ltEq(column, micros));
            case NOT_EQUAL, CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, IS_EMPTY, IS_NOT_EMPTY, IN, NOT_IN ->
                Optional.empty();
        };
    }

    private static long micros(Instant instant) {
        try {
            return Math.floorDiv(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), (long) instant.getNano()),
                    ChronoUnit.MICROS.getDuration().toNanos());
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
