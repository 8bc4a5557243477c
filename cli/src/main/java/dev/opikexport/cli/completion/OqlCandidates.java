package dev.opikexport.cli.completion;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.tooling.Completions;
import java.util.List;
import java.util.Locale;

/** How a filter could go on. */
final class OqlCandidates {

    private OqlCandidates() {}

    /** Whole filters up to the cursor. One that stands alone is followed by what could come next, because a shell closes its quote. */
    static List<Candidate> of(Entity entity, String text) {
        List<Candidate> now = next(entity, text);
        if (now.size() != 1) {
            return now;
        }
        String only = now.get(0).word() + " ";
        List<Candidate> then = next(entity, only);
        return then.size() > 1 ? then : List.of(now.get(0), Candidate.sentence(only, ""));
    }

    private static List<Candidate> next(Entity entity, String text) {
        Completions completions = Completions.at(entity, text, text.length());
        String before = text.substring(0, completions.replaced().start());
        return completions.items().stream()
                .map(item -> Candidate.sentence(
                        before + item.text(),
                        item.detail().isEmpty() ? item.kind().name().toLowerCase(Locale.ROOT) : item.detail()))
                .toList();
    }
}
