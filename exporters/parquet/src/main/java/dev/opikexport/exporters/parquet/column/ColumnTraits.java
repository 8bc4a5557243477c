package dev.opikexport.exporters.parquet.column;

import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

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
    /** Columns by which single rows are looked up. */
    private static final Set<String> LOOKED_UP = Set.of("id", "trace_id", "thread_id");

    static ColumnTraits of(ColumnDescriptor column) {
        LogicalTypeAnnotation annotation = column.getPrimitiveType().getLogicalTypeAnnotation();
        PrimitiveTypeName primitive = column.getPrimitiveType().getPrimitiveTypeName();
        String name = column.getPath()[column.getPath().length - 1];
        boolean isText = LogicalTypeAnnotation.stringType().equals(annotation);
        boolean payload = primitive == PrimitiveTypeName.BINARY && !isText;
        boolean number = primitive == PrimitiveTypeName.INT32 || primitive == PrimitiveTypeName.INT64;
        return new ColumnTraits(
                (isText || payload || (number && !(annotation instanceof TimestampLogicalTypeAnnotation)))
                        && !UNIQUE.contains(name),
                !payload,
                column.getPath().length == 1 && LOOKED_UP.contains(name));
    }
}
