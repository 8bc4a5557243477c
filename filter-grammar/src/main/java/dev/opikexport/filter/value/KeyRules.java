package dev.opikexport.filter.value;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import org.jspecify.annotations.Nullable;

/** Which names and paths the server can be asked for without making its query fail. */
public final class KeyRules {

    private KeyRules() {}

    /** One sentence that says why the name of a score cannot be used; null if it can. */
    public static @Nullable String whyUnusable(String name) {
        if (name.isBlank()) {
            return "The server refuses a blank name.";
        }
        return name.contains("\\'") ? "The server's query fails on a name that has a backslash before a quote." : null;
    }

    /** One sentence that says why the path cannot be used; null if it can. */
    public static @Nullable String whyUnusable(Key.Path path) {
        for (Step step : path.steps()) {
            if (step instanceof Step.Member member) {
                String name = member.name();
                if (name.indexOf('\\') >= 0) {
                    return "The server cannot be asked for a member whose name has a backslash.";
                }
                if (name.indexOf('"') >= 0 && name.indexOf('\'') >= 0) {
                    return "The server cannot be asked for a member whose name has both kinds of quotes.";
                }
            }
        }
        return null;
    }
}
