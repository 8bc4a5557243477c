package dev.opikexport.exporters.parquet.column;

import dev.opikexport.core.schema.RowPath;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What pays for a column.
 *
 * @param dictionary whether values may repeat; where they do not, the first page of a row group shows it
 * @param statistics whether least and greatest values help readers
 * @param bloomFilter whether single rows are looked up by it
 */
record ColumnTraits(boolean dictionary, boolean statistics, boolean bloomFilter) {

    /** Values that hardly ever occur twice, or are long: a dictionary costs time and brings nothing. */
    private static final Set<String> UNIQUE = Set.of(
            "id",
            "trace_id",
            "parent_span_id",
            "span_id",
            "thread_model_id",
            "dataset_item_id",
            "message",
            "traceback",
            "text",
            "reason",
            "total_estimated_cost");
    /** Members by which single rows are looked up. */
    private static final Set<String> LOOKED_UP = Set.of("id", "trace_id", "thread_id");

    /** @param path where the values are in rows, whatever the column's name; null for a column that rows have nothing of */
    static ColumnTraits of(ColumnDescriptor column, @Nullable RowPath path) {
        LogicalTypeAnnotation annotation = column.getPrimitiveType().getLogicalTypeAnnotation();
        PrimitiveTypeName primitive = column.getPrimitiveType().getPrimitiveTypeName();
        boolean isWhole = column.getPath().length == 1;
        String name = isWhole && path != null ? lastName(path) : column.getPath()[column.getPath().length - 1];
        boolean isText = LogicalTypeAnnotation.stringType().equals(annotation);
        boolean payload = primitive == PrimitiveTypeName.BINARY && !isText;
        boolean number = primitive == PrimitiveTypeName.INT32 || primitive == PrimitiveTypeName.INT64;
        return new ColumnTraits(
                (isText || payload || (number && !(annotation instanceof TimestampLogicalTypeAnnotation)))
                        && !UNIQUE.contains(name),
                !payload,
                isWhole && isText && path != null && path.steps().isEmpty() && LOOKED_UP.contains(name));
    }

    private static String lastName(RowPath path) {
        String name = path.member();
        for (RowPath.Step step : path.steps()) {
            if (step instanceof RowPath.Step.Key key) {
                name = key.name();
            }
        }
        return name;
    }
}
