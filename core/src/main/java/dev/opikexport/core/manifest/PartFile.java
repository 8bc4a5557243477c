package dev.opikexport.core.manifest;

import dev.opikexport.core.storage.Sha256;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finished file of an export.
 *
 * @param name of the file in the export's folder, with the folders below
 * @param sha256 of its bytes in hexadecimal digits; empty if it was not taken
 * @param firstId the highest id in it; empty if it has no rows
 * @param lastId the lowest id in it; empty if it has no rows
 */
public record PartFile(String name, long rows, long bytes, String sha256, String firstId, String lastId) {

    /** How the names of parts begin, behind their folder below. */
    public static final String PREFIX = "part-";

    private static final Pattern NAME = Pattern.compile("(?:[^/=]+=[^/]*/)*" + PREFIX + "[^/]*");

    /** Whether it is the name of a part of an export, {@code part-00000.csv} or {@code date=2026-11-25/part-00000.csv}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The keys of the folders below: {@code [date, hour]} for {@code date=2026-11-25/hour=07/part-00000.csv}. */
    public static List<String> keys(String name) {
        return Arrays.stream(name.split("/"))
                .filter(folder -> folder.contains("="))
                .map(folder -> folder.substring(0, folder.indexOf('=')))
                .toList();
    }

    /** The same with its SHA-256, which is taken of the file in the folder if it was not before. */
    public PartFile hashed(Storage in) throws IOException {
        return sha256.isEmpty() ? new PartFile(name, rows, bytes, Sha256.of(in, name), firstId, lastId) : this;
    }

    /** The folder below with a slash behind it; empty for the folder of the export. */
    public String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
