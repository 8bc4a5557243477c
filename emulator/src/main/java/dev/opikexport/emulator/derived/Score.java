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
 */
public record Score(
        String name,
        BigDecimal value,
        String category,
        String reason,
        String source,
        String author,
        String createdAt,
        String lastUpdatedAt) {}
