package dev.opikexport.filter;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.syntax.FilterReader;
import java.util.Optional;

/** Reads filter texts. */
public final class OqlParser {

    private OqlParser() {}

    /**
     * The filter that a text means; an empty or blank text matches every row, as in the official clients.
     *
     * @throws InvalidFilterException with every problem of the text
     */
    public static Filter parse(Entity entity, String text) {
        return parse(entity, text, ParseOptions.DEFAULT);
    }

    /**
     * The filter that a text means, with another clock, parameters or limits.
     *
     * @throws InvalidFilterException with every problem of the text
     */
    public static Filter parse(Entity entity, String text, ParseOptions options) {
        return FilterReader.read(entity, text, options);
    }

    /**
     * The text at the end of a filter whose closing quote is missing: it reads to the end, as the official Python client has it, and most often
     * is a slip that people should be told of. Empty where every text is closed.
     */
    public static Optional<String> openText(String text) {
        return FilterReader.openText(text);
    }
}
