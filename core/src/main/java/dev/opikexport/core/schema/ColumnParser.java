package dev.opikexport.core.schema;

import dev.opikexport.core.schema.ColumnType.Extra;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.MapOf;
import dev.opikexport.core.schema.ColumnType.Part;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.core.schema.RowPath.Step;
import dev.opikexport.filter.problem.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a choice of columns: {@code choice : column (',' column)* ; column : (name '=')? member step* (':' type)? ;
 * step : '.' key | '[' index ']'}, where a key or name in double quotes is any text and a quote in it stands twice.
 */
final class ColumnParser {

    private static final Map<String, ColumnType> TYPES = Map.of(
            "string", Scalar.TEXT,
            "json", Scalar.JSON,
            "long", Scalar.LONG,
            "double", Scalar.DOUBLE,
            "boolean", Scalar.BOOLEAN,
            "timestamp", Scalar.TIMESTAMP);
    private static final String SPECIAL = ",=:.[]\"";

    private final List<Column> known;
    private final String choice;
    private int at;
    private int nextId = Column.FIRST_CHOSEN_ID;

    ColumnParser(Schema schema, String choice) {
        this.known = schema.columns();
        this.choice = choice;
    }

    /** The column of that name; throws if there is none. */
    static Column find(List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidColumnException("There is no column '" + name + "'."
                        + Nearest.question(
                                name, columns.stream().map(Column::name).toList())
                        + " There are: " + Schema.names(columns) + "."));
    }

    /** A column per score name for its value; names that differ in nothing but case get numbers, for many readers know no case. */
    static List<Column> scores(Column scores, Collection<String> names) {
        List<Column> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String unique = name;
            for (int number = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); number++) {
                unique = name + "_" + number;
            }
            List<Step> steps = List.of(new Step.Named(name), new Step.Key("value"));
            RowPath path = new RowPath(scores.member(), steps);
            int fieldId = Column.FIRST_CHOSEN_ID * 10 + columns.size();
            columns.add(new Column(
                    fieldId,
                    scores.name() + "." + unique,
                    partOf(elementOf(scores.type()), "value"),
                    path,
                    "value of the score " + name));
        }
        return columns;
    }

    List<Column> parse() {
        List<Column> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (take(','));
        if (at < choice.length()) {
            throw error("Expected a comma or the end");
        }
        return columns;
    }

    private Column column() {
        skipBlanks();
        int start = at;
        String first = word("a column's name");
        String newName = null;
        if (take('=')) {
            newName = first;
            skipBlanks();
            start = at;
            first = word("a column's name");
        }
        Column base = find(known, first);
        List<Step> steps = new ArrayList<>(base.path().steps());
        ColumnType type = walk(base.type(), steps);
        String name = newName != null ? newName : choice.substring(start, at).strip();
        boolean retyped = take(':');
        ColumnType wanted = retyped ? type(word("a type")) : type;
        if (wanted.equals(base.type()) && steps.equals(base.path().steps())) {
            return newName == null ? base : base.named(newName);
        }
        return new Column(nextId++, name, wanted, new RowPath(base.member(), steps), "a part of " + base.name());
    }

    private ColumnType walk(ColumnType base, List<Step> steps) {
        ColumnType type = base;
        while (at < choice.length() && (choice.charAt(at) == '.' || choice.charAt(at) == '[')) {
            int start = at;
            if (take('[')) {
                steps.add(new Step.Index(index()));
                type = elementAt(type, start);
            } else if (type instanceof MapOf map) {
                take('.');
                steps.add(new Step.Key(mapKey()));
                type = map.value();
            } else {
                take('.');
                type = keyed(type, word("a name"), steps, start);
            }
        }
        boolean scoreOnly = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Named;
        if (scoreOnly) {
            steps.add(new Step.Key("value"));
            return partOf(type, "value");
        }
        return type;
    }

    private ColumnType keyed(ColumnType type, String key, List<Step> steps, int start) {
        if (isJson(type)) {
            steps.add(new Step.Key(key));
            return Scalar.TEXT;
        } else if (type instanceof Struct struct) {
            steps.add(new Step.Key(key));
            return struct.parts().stream()
                    .filter(part -> part.name().equals(key))
                    .findFirst()
                    .map(Part::type)
                    .orElseThrow(() -> error(
                            "There is no part '" + key + "' (there are: "
                                    + struct.parts().stream().map(Part::name).collect(Collectors.joining(", ")) + ")",
                            start));
        } else if (hasNamedElements(type)) {
            steps.add(new Step.Named(key));
            return elementOf(type);
        }
        throw error(type instanceof ListOf ? "A list has elements: [0]" : "This column has no parts", start);
    }

    private ColumnType elementAt(ColumnType type, int start) {
        if (isJson(type)) {
            return Scalar.TEXT;
        } else if (type instanceof ListOf list) {
            return list.element();
        }
        throw error("This is no list", start);
    }

    private static boolean isJson(ColumnType type) {
        return type == Scalar.JSON || type == Scalar.TEXT || type instanceof Extra;
    }

    private static boolean hasNamedElements(ColumnType type) {
        return type instanceof ListOf list
                && list.element() instanceof Struct struct
                && struct.parts().stream().map(Part::name).toList().containsAll(List.of("name", "value"));
    }

    private static ColumnType elementOf(ColumnType type) {
        if (type instanceof ListOf list) {
            return list.element();
        }
        throw new IllegalArgumentException("Not a list: " + type);
    }

    private static ColumnType partOf(ColumnType type, String name) {
        if (type instanceof Struct struct) {
            return struct.parts().stream()
                    .filter(part -> part.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .type();
        }
        throw new IllegalArgumentException("Not a struct: " + type);
    }

    private ColumnType type(String name) {
        ColumnType type = TYPES.get(name);
        if (type == null) {
            throw error("There is no type '" + name + "' (there are: "
                    + TYPES.keySet().stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
        return type;
    }

    private int index() {
        String digits = word("an index");
        if (digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw error("An index is a whole number from 0");
        }
        if (!take(']')) {
            throw error("Expected ]");
        }
        return Integer.parseInt(digits);
    }

    /** All that follows is the key, dots included, since a count has no parts. */
    private String mapKey() {
        StringBuilder key = new StringBuilder(word("a name"));
        while (take('.')) {
            key.append('.').append(word("a name"));
        }
        return key.toString();
    }

    private String word(String expected) {
        if (at < choice.length() && choice.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < choice.length() && SPECIAL.indexOf(choice.charAt(at)) < 0) {
            at++;
        }
        String word = choice.substring(start, at).strip();
        if (word.isEmpty()) {
            throw error("Expected " + expected);
        }
        return word;
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        int start = at++;
        while (at < choice.length()) {
            char c = choice.charAt(at++);
            if (c != '"') {
                text.append(c);
            } else if (take('"')) {
                text.append('"');
            } else if (text.isEmpty()) {
                throw error("A name is not empty", start);
            } else {
                skipBlanks();
                return text.toString();
            }
        }
        throw error("This quote does not end", start);
    }

    private boolean take(char expected) {
        if (at < choice.length() && choice.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < choice.length() && choice.charAt(at) == ' ') {
            at++;
        }
    }

    private InvalidColumnException error(String problem) {
        return error(problem, at);
    }

    private InvalidColumnException error(String problem, int place) {
        return new InvalidColumnException(problem + " at character " + (place + 1) + " of the columns: " + choice);
    }
}
