package dev.opikexport.core.row;

/**
 * A column of a file.
 *
 * @param fieldId the column's number in its entity, which never changes and is never given again: files of different
 *     versions match by it
 * @param name the column's name in files
 * @param type what its values are
 * @param member the top-level member of a row that holds its value
 * @param meaning what it holds, in a few words for a reader of the documentation
 */
public record Column(int fieldId, String name, ColumnType type, String member, String meaning) {

    public Column {
        if (fieldId < 1) {
            throw new IllegalArgumentException("A field id is at least 1: " + fieldId);
        }
        if (name.isBlank() || member.isBlank()) {
            throw new IllegalArgumentException("A column has a name and a member");
        }
    }
}
