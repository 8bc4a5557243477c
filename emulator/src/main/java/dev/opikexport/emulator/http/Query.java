package dev.opikexport.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL; of a repeated one the first counts. */
public final class Query {

    private final Map<String, String> first = new HashMap<>();

    private Query() {}

    /** The parameters of the part after the question mark. */
    public static Query parse(@Nullable String raw) {
        Query query = new Query();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                query.first.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** The parameter's text, which may be empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(first.get(name));
    }

    /** The parameter's text unless it is missing or empty. */
    public Optional<String> nonEmpty(String name) {
        return text(name).filter(text -> !text.isEmpty());
    }

    /** True if the parameter says so; anything else than {@code true} does not. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(first.get(name));
    }

    /**
     * A number of 32 bits that is at least one.
     *
     * @throws ApiException with the server's 404 for other text and its 400 for a smaller number
     */
    public int atLeastOne(String name, int otherwise) {
        int number = number(name, otherwise);
        requirePositive(name, number);
        return number;
    }

    /**
     * A number of 32 bits.
     *
     * @throws ApiException with the server's 404 for other text
     */
    public int number(String name, int otherwise) {
        try {
            return nonEmpty(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw ApiException.notFound();
        }
    }

    /** Refuses a number below one, as the server does once all parameters could be read. */
    public static void requirePositive(String name, int number) {
        if (number < 1) {
            throw ApiException.violation(400, "query param " + name + " must be greater than or equal to 1");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
