package dev.opikexport.filter.plan;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.Literal;
import dev.opikexport.filter.Literal.Text;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.formula.LikeText;
import java.util.ArrayList;
import java.util.List;

/** What is right in a filter and may surprise all the same. */
final class Notes {

    private final List<String> notes = new ArrayList<>();

    private Notes() {}

    static List<String> of(Filter filter) {
        Notes notes = new Notes();
        filter.comparisons().forEach(notes::note);
        return notes.notes.stream().distinct().toList();
    }

    private void note(Comparison comparison) {
        Operator operator = comparison.operator();
        String printed = FilterPrinter.print(comparison);
        boolean pattern = operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS;
        if (pattern && LikeText.hasWildcard(((Text) comparison.value()).text())) {
            notes.add("in `" + printed + "` % stands for any text and _ for any character; \\% and \\_ are literal.");
        }
        if (comparison.field().type() == FieldType.ENUM) {
            noteEnum(comparison, printed);
        }
    }

    private void noteEnum(Comparison comparison, String printed) {
        Field field = comparison.field();
        for (Literal value : comparison.values()) {
            String text = ((Text) value).text();
            if (field.isClosed() && !field.values().contains(text.strip())) {
                notes.add("in `" + printed + "` no row has the " + field.name() + " \"" + text + "\"; there are "
                        + String.join(", ", field.values()) + ".");
            } else if (comparison.operator().takesList() && !text.trim().equals(text)) {
                notes.add("in `" + printed + "` the server ignores blanks around the items of a list.");
            } else if (text.isEmpty() && comparison.operator().takesList()) {
                notes.add("in `" + printed + "` the server ignores empty items; use is_empty.");
            }
        }
    }
}
