package dev.opikexport.emulator.derived;

import java.math.BigDecimal;

/**
 * One author's score of one trace or span.
 *
 * @param value with nine digits after the point
 * @param category empty if none was given
 * @param reason empty if none was given
 * @param createdAt an instant as the API prints it
 * @param lastUpdatedAt an instant as the API prints it
 * @param spanType empty unless the answer says whose scores they are
 * @param spanId empty unless the answer says whose scores they are
 */
public record Score(
        String name,
        BigDecimal value,
        String category,
        String reason,
        String source,
        String author,
        String createdAt,
        String lastUpdatedAt,
        String spanType,
        String spanId) {

    /** The score as one of a span's. */
    Score ofSpan(String type, String id) {
        return new Score(name, value, category, reason, source, author, createdAt, lastUpdatedAt, type, id);
    }

    /** What tells it from others of its name. */
    String key() {
        return spanId.isEmpty() ? author : author + "_" + spanId;
    }
}
