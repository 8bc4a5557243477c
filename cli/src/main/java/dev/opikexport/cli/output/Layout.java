package dev.opikexport.cli.output;

import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.filter.catalog.Entity;
import java.util.Locale;

/**
 * Where the datasets of one run go: {@code out/traces/project=NAME/}, or of it as much as is needed, and {@code out.spans.parquet}
 * beside {@code out.parquet}.
 *
 * @param output a folder or a file, as the user named it
 * @param byEntity whether there are datasets of several entities
 * @param byProject whether there are datasets of several projects
 */
public record Layout(String output, boolean folder, boolean byEntity, boolean byProject) {

    /** The name of the folders of projects, before {@code =}. */
    public static final String PROJECT = "project";

    private static final String SPECIAL = "\"#%'*/:=?\\{}[]^<>|";

    /** The place of one dataset. */
    public String place(Entity entity, ProjectRef project, OutputFormat format) {
        if (!folder) {
            return byEntity && entity == Entity.SPANS ? spansBeside(format) : output;
        }
        if (!byEntity && !byProject) {
            return output;
        }
        String root = output.endsWith("/") ? output : output + "/";
        return root
                + (byEntity ? entity.id() + "/" : "")
                + (byProject ? PROJECT + "=" + encoded(project.value()) + "/" : "");
    }

    private String spansBeside(OutputFormat format) {
        String name = output.toLowerCase(Locale.ROOT);
        int end = format.endings().stream()
                .filter(name::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        int at = output.length() - end;
        return output.substring(0, at) + ".spans" + output.substring(at);
    }

    /**
     * As Hive writes a value, but that the closing brace and {@code <>|} are escaped, too; who reads Hive's folders reads these as well.
     * Folders of partitions keep to Hive. Neither rule can become the other: earlier runs named by it the folders that later ones add to.
     */
    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each < ' ' || each == 0x7f || SPECIAL.indexOf(each) >= 0) {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) each));
            } else {
                text.append(each);
            }
        }
        return text.toString();
    }
}
