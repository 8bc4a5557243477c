package dev.opikexport.core.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finished file of an export.
 *
 * @param name of the file in the export's folder, with the folders below
 * @param sha256 of its bytes in hexadecimal digits
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

    /** The folder below with a slash behind it; empty for the folder of the export. */
    public String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
