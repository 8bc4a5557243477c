package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A filter that the server accepts, with the value as its database gets it.
 *
 * @param key null where none was given
 */
record CheckedFilter(
        Field field, Operator operator, @Nullable String key, String value) {

    /** Does what the server does before it asks its database: maps {@code custom}, decodes the value, checks. */
    static CheckedFilter of(Entity entity, RestFilter filter) {
        if (CustomFilter.is(entity, filter)) {
            return check(CustomFilter.map(entity, filter));
        }
        Field field = Catalog.of(entity)
                .field(filter.field())
                .orElseThrow(() -> new IllegalArgumentException("no column `" + filter.field() + "` in " + entity));
        return check(new CheckedFilter(field, filter.operator(), filter.key(), filter.value()));
    }

    private static CheckedFilter check(CheckedFilter filter) {
        CheckedFilter decoded = filter.isDecoded() ? filter.decode() : filter;
        if (!decoded.type().operators().contains(decoded.operator)) {
            throw new RejectedFilterException("Invalid operator '" + decoded.operator.symbol() + "' for field '"
                    + decoded.field.name() + "' of type '" + decoded.type() + "'");
        }
        if (!decoded.isValid()) {
            throw new RejectedFilterException("Invalid value '" + decoded.value + "' or key '" + decoded.key
                    + "' for field '" + decoded.field.name() + "' of type '" + decoded.type() + "'");
        }
        return decoded;
    }

    FieldType type() {
        return field.type();
    }

    /** The key of a type that needs one. */
    String requiredKey() {
        if (key == null) {
            throw new IllegalStateException("a filter without a key has passed the check: " + this);
        }
        return key;
    }

    private boolean isDecoded() {
        return type().isDecodedTwice() && !operator.isUnary();
    }

    private CheckedFilter decode() {
        try {
            return new CheckedFilter(field, operator, key, URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new RejectedFilterException("Invalid filter '" + value + "'");
        }
    }

    private boolean isValid() {
        return switch (type()) {
            case STRING, STRING_EXACT, ENUM_LEGACY -> !value.isBlank();
            case LIST, ENUM -> operator.isUnary() || !value.isBlank();
            case STRING_LIST -> Arrays.stream(value.split(",", -1)).anyMatch(item -> !item.isBlank());
            case DATE_TIME -> isInstant(value);
            case NUMBER -> isNumber(value);
            case FEEDBACK_SCORES_NUMBER -> hasKey() && (operator.isUnary() || isDecimal(value));
            case DICTIONARY, MAP -> hasKey();
            case ERROR_CONTAINER -> true;
        };
    }

    private boolean hasKey() {
        return key != null && !key.isBlank();
    }

    private static boolean isInstant(String value) {
        try {
            Instant.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** An optional minus, digits of any script, and at most one point, which is not the last character. */
    private static boolean isNumber(String value) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        long points = digits.chars().filter(c -> c == '.').count();
        return !digits.isEmpty()
                && !digits.endsWith(".")
                && points <= 1
                && digits.chars().allMatch(c -> c == '.' || Character.isDigit((char) c));
    }

    private static boolean isDecimal(String value) {
        try {
            new BigDecimal(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
