package dev.opikexport.filter.syntax;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.catalog.Field;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the operator.
 *
 * @param field the column
 * @param key its path or name; null where it has none, or none that can be used
 */
record Column(Field field, @Nullable Key key) {

    /** False if the key is missing. */
    boolean isComplete() {
        return key != null || !field.type().isKeyed();
    }
}
