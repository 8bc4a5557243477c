package dev.opikexport.filter.formula;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import dev.opikexport.filter.engine.JsonPath;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes keys as the server reads them: names of scores as they are, paths with every odd name in quotes. */
final class ServerKey {

    private ServerKey() {}

    static @Nullable String of(@Nullable Key key) {
        if (key instanceof Key.Name name) {
            return name.name();
        }
        return key instanceof Key.Path path ? path(path) : null;
    }

    private static String path(Key.Path path) {
        if (path.steps().isEmpty()) {
            return "$";
        }
        String steps = path.steps().stream().map(ServerKey::step).collect(Collectors.joining());
        return steps.startsWith(".") ? steps.substring(1) : steps;
    }

    private static String step(Step step) {
        if (step instanceof Step.Member member) {
            return JsonPath.memberStep(member.name());
        }
        if (step instanceof Step.Elements elements) {
            return elements.indexes().toString().replace(" ", "");
        }
        return step instanceof Step.Slice slice ? "[" + slice.from() + " to " + slice.to() + "]" : "[*]";
    }
}
