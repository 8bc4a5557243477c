package dev.opikexport.filter.value;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import org.jspecify.annotations.Nullable;

/** Which names and paths the server can be asked for without making its query fail. */
public final class KeyRules {

    private KeyRules() {}

    /** One sentence that says why the name of a score or member cannot be used; null if it can. */
    public static @Nullable String whyUnusable(String name) {
        if (name.isBlank()) {
            return "The server refuses a blank name.";
        }
        return name.contains("\\'") ? "The server's query fails on a name that has a backslash before a quote." : null;
    }

    /** One sentence that says why the path cannot be used; null if it can. */
    public static @Nullable String whyUnusable(Key.Path path) {
        for (Step step : path.steps()) {
            if (step instanceof Step.Member member && member.name().contains("\\'")) {
                return whyUnusable(member.name());
            }
        }
        return null;
    }
}
