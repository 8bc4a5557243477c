package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.plan.RestFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The field {@code custom}, whose key names the input or output, or a path in it. */
final class CustomFilter {

    private static final List<String> ROOTS = List.of("input", "output");

    /** Behind a root stands a member, or one index, behind which stands a member. */
    private static final Pattern HEADS = Pattern.compile("(?:input|output)(?:\\[[0-9]+])?(?:\\.|$)");

    private CustomFilter() {}

    static boolean is(Entity entity, RestFilter filter) {
        return filter.field().equals("custom") && (entity == Entity.TRACES || entity == Entity.SPANS);
    }

    /** The filter on input or output that it stands for, its value decoded once. */
    static CheckedFilter map(Entity entity, RestFilter filter) {
        String key = filter.key();
        if (key == null || key.isBlank()) {
            throw new RejectedFilterException("Custom key cannot be null or empty");
        }
        String value = decode(filter.value());
        String path = key.startsWith("$.") ? key.substring(2) : key;
        for (String root : ROOTS) {
            if (path.equals(root)) {
                Field text = Catalog.of(entity).field(root).orElseThrow();
                return new CheckedFilter(text, filter.operator(), null, value);
            }
            if (HEADS.matcher(path).lookingAt() && path.startsWith(root)) {
                Field json = new Field(entity, root, FieldType.DICTIONARY, Set.of(), List.of());
                String rest = path.substring(root.length());
                String inner = rest.startsWith(".") ? rest.substring(1) : rest;
                return new CheckedFilter(json, filter.operator(), inner, value);
            }
        }
        throw new RejectedFilterException("Invalid key '" + key + "' for custom filter");
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FailingQueryException.beforeQuery(
                    "the server fails to decode the value `" + value + "`: write `%25` for a percent sign");
        }
    }
}
