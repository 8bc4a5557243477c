package dev.opikexport.core.schema;

/**
 * A column of a file.
 *
 * @param fieldId the column's number in its entity, which never changes and is never given again: files of different
 *     versions match by it; from {@link #FIRST_CHOSEN_ID} on for columns that a user makes up, which count anew in each file
 * @param name the column's name in files
 * @param type what its values are
 * @param path where in a row its value is
 * @param meaning what it holds, in a few words for a reader of the documentation
 */
public record Column(int fieldId, String name, ColumnType type, RowPath path, String meaning) {

    /** The field id of the first column that is none of {@link Schema#of}. */
    public static final int FIRST_CHOSEN_ID = 10_001;

    /** The field id of the first column that is made for a score. */
    static final int FIRST_SCORE_ID = 10 * FIRST_CHOSEN_ID;

    public Column {
        if (fieldId < 1) {
            throw new IllegalArgumentException("A field id is at least 1: " + fieldId);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("A column has a name");
        }
    }

    /** The top-level member of a row that holds the value. */
    public String member() {
        return path.member();
    }

    Column named(String newName) {
        return new Column(fieldId, newName, type, path, meaning);
    }

    Column withFieldId(int newId) {
        return new Column(newId, name, type, path, meaning);
    }

    /** As {@link Schema#select} names it: by its name alone if it is one of the contract's, else with path and type. */
    @Override
    public String toString() {
        boolean contract = fieldId < FIRST_CHOSEN_ID && path.isMember(name);
        return ChoiceText.written(name) + (contract ? "" : "=" + path + ":" + type);
    }
}
