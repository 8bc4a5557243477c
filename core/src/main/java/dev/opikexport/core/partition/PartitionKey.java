package dev.opikexport.core.partition;

import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.core.schema.Schema;

/** What one level of folders goes by. */
sealed interface PartitionKey {

    /** The name before the equals sign. */
    String name();

    /** The day of the id's time, UTC: {@code 2026-11-25}. */
    record Day() implements PartitionKey {
        @Override
        public String name() {
            return "date";
        }
    }

    /** The hour of the id's time, UTC: {@code 07}. */
    record Hour() implements PartitionKey {
        @Override
        public String name() {
            return "hour";
        }
    }

    /**
     * The value of a column.
     *
     * @param schema of just this column
     */
    record Value(Schema schema) implements PartitionKey {

        public Value {
            Column column = schema.columns().get(0);
            if (!(column.type() instanceof ColumnType.Scalar scalar)
                    ? !(column.type() instanceof ColumnType.Decimal)
                    : scalar == ColumnType.Scalar.JSON) {
                throw new InvalidColumnException(
                        "Folders cannot go by '%s', whose values are %s. Name a part of it: %s."
                                .formatted(column.name(), column.type(), column.path() + step(column.type())));
            }
        }

        /** A way into such a value. */
        private static String step(ColumnType type) {
            if (type instanceof ColumnType.ListOf list) {
                return "[0]" + (list.element() instanceof ColumnType.Scalar ? "" : step(list.element()));
            }
            return ".name_of_the_part";
        }

        Column column() {
            return schema.columns().get(0);
        }

        @Override
        public String name() {
            return column().name();
        }
    }
}
