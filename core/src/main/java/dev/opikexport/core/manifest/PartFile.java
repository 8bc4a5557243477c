package dev.opikexport.core.manifest;

/**
 * A finished file of an export.
 *
 * @param name of the file in its folder
 * @param sha256 of its bytes in hexadecimal digits
 * @param firstId the highest id in it; empty if it has no rows
 * @param lastId the lowest id in it; empty if it has no rows
 */
public record PartFile(String name, long rows, long bytes, String sha256, String firstId, String lastId) {}
