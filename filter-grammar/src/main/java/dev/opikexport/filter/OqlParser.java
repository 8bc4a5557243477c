package dev.opikexport.filter;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.syntax.FilterReader;
import java.util.List;

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
     * What an official client passes over, and so does this one, and most often is a slip that people should be told of: a text at the end
     * without its closing quote, and AND with nothing behind it. A sentence for each.
     */
    public static List<String> slips(String text) {
        return FilterReader.slips(text);
    }
}
