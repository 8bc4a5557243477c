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

    private final List<Column> known;
    private final ChoiceText choice;
    private final Set<Integer> used = new HashSet<>();
    private int nextId;

    ColumnParser(Schema schema, String choice) {
        this.known = schema.columns();
        this.nextId = known.stream().mapToInt(Column::fieldId).reduce(Column.FIRST_CHOSEN_ID - 1, Math::max) + 1;
        this.choice = new ChoiceText(choice);
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

    /**
     * A column per score name for its value. Of names that differ in nothing but case all but the first get numbers, for many readers know no
     * case; none gets the name of another score.
     *
     * @param firstId the field id of the first
     */
    static List<Column> scores(Column scores, Collection<String> names, int firstId) {
        List<Column> columns = new ArrayList<>();
        Set<String> firsts = new HashSet<>();
        Set<String> taken =
                names.stream().map(ColumnParser::withoutCase).collect(Collectors.toCollection(HashSet::new));
        for (String name : names) {
            String unique = name;
            if (!firsts.add(withoutCase(name))) {
                for (int number = 2; !taken.add(withoutCase(unique)); number++) {
                    unique = name + "_" + number;
                }
            }
            List<Step> steps = List.of(new Step.Named(name), new Step.Key("value"));
            RowPath path = new RowPath(scores.member(), steps);
            columns.add(new Column(
                    firstId + columns.size(),
                    scores.name() + "." + unique,
                    partOf(elementOf(scores.type()), "value"),
                    path,
                    "value of the score " + name));
        }
        return columns;
    }

    private static String withoutCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    List<Column> parse() {
        List<Column> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (choice.take(','));
        if (!choice.isAtEnd()) {
            throw choice.error("Expected a comma or the end");
        }
        return columns;
    }

    private Column column() {
        choice.skipBlanks();
        int start = choice.place();
        String first = choice.word("a column's name");
        String newName = null;
        if (choice.take('=')) {
            newName = first;
            choice.skipBlanks();
            start = choice.place();
            first = choice.word("a column's name");
        }
        Column base = find(known, first);
        List<Step> steps = new ArrayList<>(base.path().steps());
        ColumnType type = walk(base.type(), steps);
        String name = newName != null ? newName : choice.since(start);
        ColumnType wanted = choice.take(':') ? retyped(type, choice.word("a type")) : type;
        if (wanted.equals(base.type()) && steps.equals(base.path().steps())) {
            Column whole = newName == null ? base : base.named(newName);
            return used.add(base.fieldId()) ? whole : whole.withFieldId(nextId++);
        }
        return new Column(nextId++, name, wanted, new RowPath(base.member(), steps), "a part of " + base.name());
    }

    private ColumnType walk(ColumnType base, List<Step> steps) {
        ColumnType type = base;
        while (choice.isNext('.') || choice.isNext('[')) {
            int start = choice.place();
            if (choice.take('[')) {
                steps.add(new Step.Index(index()));
                type = elementAt(type, start);
            } else if (type instanceof MapOf map) {
                choice.take('.');
                steps.add(new Step.Key(mapKey()));
                type = map.value();
            } else {
                choice.take('.');
                type = keyed(type, choice.word("a name"), steps, start);
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
                    .orElseThrow(() -> choice.error(
                            "There is no part '" + key + "' (there are: "
                                    + struct.parts().stream().map(Part::name).collect(Collectors.joining(", ")) + ")",
                            start));
        } else if (hasNamedElements(type)) {
            steps.add(new Step.Named(key));
            return elementOf(type);
        }
        throw choice.error(type instanceof ListOf ? "A list has elements: [0]" : "This column has no parts", start);
    }

    private ColumnType elementAt(ColumnType type, int start) {
        if (isJson(type)) {
            return Scalar.TEXT;
        } else if (type instanceof ListOf list) {
            return list.element();
        }
        throw choice.error("This is no list", start);
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

    /** A string is one already. */
    private ColumnType retyped(ColumnType type, String name) {
        ColumnType wanted = type(name);
        return wanted == Scalar.TEXT && type == Scalar.STRING ? type : wanted;
    }

    private ColumnType type(String name) {
        ColumnType type = TYPES.get(name);
        if (type == null) {
            throw choice.error("There is no type '" + name + "' (there are: "
                    + TYPES.keySet().stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
        return type;
    }

    private int index() {
        String digits = choice.word("an index");
        if (digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw choice.error("An index is a whole number from 0");
        }
        if (!choice.take(']')) {
            throw choice.error("Expected ]");
        }
        return Integer.parseInt(digits);
    }

    /** All that follows is the key, dots included, since a count has no parts. */
    private String mapKey() {
        StringBuilder key = new StringBuilder(choice.word("a name"));
        while (choice.take('.')) {
            key.append('.').append(choice.word("a name"));
        }
        return key.toString();
    }
}
