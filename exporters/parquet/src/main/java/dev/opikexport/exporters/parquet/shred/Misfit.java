package dev.opikexport.exporters.parquet.shred;

/**
 * A kind of value that a column cannot hold.
 *
 * @param column the column's name
 * @param problem goes on behind the column's name, for example {@code is not text}
 */
public record Misfit(String column, String problem) {}
