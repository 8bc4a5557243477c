package dev.opikexport.core.manifest;

import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.RowPath;
import dev.opikexport.core.schema.Schema;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the ids of rows are read back from an export's files.
 *
 * @param format the {@link OutputFormat#name()}
 * @param settings of the format
 * @param idColumn the name of the column with the ids; empty if there is none
 */
public record FileForm(String format, Map<String, String> settings, String idColumn) {

    /** Of files of which nothing is known. */
    static final FileForm UNKNOWN = new FileForm("", Map.of(), "");

    public FileForm {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** The form of files with these columns. */
    public static FileForm of(OutputFormat format, Map<String, String> settings, Schema schema) {
        return new FileForm(
                format.name(),
                settings,
                schema.columns().stream()
                        .filter(FileForm::holdsIds)
                        .map(Column::name)
                        .findFirst()
                        .orElse(""));
    }

    private static boolean holdsIds(Column column) {
        return column.path().equals(RowPath.of("id")) && column.type() == ColumnType.Scalar.STRING;
    }
}
