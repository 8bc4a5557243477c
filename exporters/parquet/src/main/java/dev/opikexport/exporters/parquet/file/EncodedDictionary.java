package dev.opikexport.exporters.parquet.file;

/**
 * The dictionary of a column chunk, ready to be written.
 *
 * @param compressed its values, in PLAIN encoding
 * @param size of the values before they were compressed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares dictionaries.
public record EncodedDictionary(byte[] compressed, int size, int valueCount) {}
