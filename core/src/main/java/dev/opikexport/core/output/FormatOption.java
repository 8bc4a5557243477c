package dev.opikexport.core.output;

import java.util.List;

/**
 * A setting that a format understands.
 *
 * @param name in lower case, for example {@code delimiter}
 * @param meaning what it changes, its values and the default, in a sentence for users
 * @param values the values that it takes; none if they cannot be listed
 */
public record FormatOption(String name, String meaning, List<String> values) {

    public FormatOption {
        values = List.copyOf(values);
    }
}
