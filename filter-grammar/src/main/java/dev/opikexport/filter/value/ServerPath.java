package dev.opikexport.filter.value;

import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as the server's REST filters hold them: {@code a.b[0]}, {@code $.a}, {@code ."odd key"}. */
public final class ServerPath {

    private static final String BLANK = "[ \\t]*";
    private static final Pattern STEP = Pattern.compile("\\G" + BLANK + "(?:"
            + "\\." + BLANK + "(?<name>[A-Za-z0-9_]+|\\$[A-Za-z0-9_$]+)"
            + "|\\." + BLANK + "\"(?<quoted>[^\"\\\\]+)\""
            + "|\\[" + BLANK + "(?:'(?<single>[^'\\\\]+)'|\"(?<double>[^\"\\\\]+)\")" + BLANK + "\\]"
            + "|\\[" + BLANK + "(?<places>[0-9]{1,9}(?:" + BLANK + "," + BLANK + "[0-9]{1,9}){0,99})" + BLANK + "\\]"
            + "|\\[" + BLANK + "(?<from>[0-9]{1,9}) +(?i:to) +(?<to>[0-9]{1,9})" + BLANK + "\\]"
            + "|\\[" + BLANK + "(?<every>\\*)" + BLANK + "\\])");

    /** Longer texts are names. */
    private static final int LONGEST = 1_000;

    private ServerPath() {}

    /** The path that the server reads in a key; empty where its query would fail. */
    public static Optional<Key.Path> read(String key) {
        String path = key.startsWith("$") ? key.substring(1) : key.matches("^[.\\[].*") ? key : "." + key;
        if (key.length() > LONGEST || key.startsWith("$$") || key.matches("^\\$[A-Za-z0-9_].*")) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        while (matcher.find()) {
            Step step = step(matcher);
            if (step instanceof Step.Slice slice && slice.from() >= slice.to()) {
                return Optional.empty();
            }
            steps.add(step);
            at = matcher.end();
        }
        boolean usable = path.substring(at).isBlank() && !key.isBlank();
        return usable ? Optional.of(new Key.Path(steps)) : Optional.empty();
    }

    private static Step step(Matcher matcher) {
        for (String group : List.of("name", "quoted", "single", "double")) {
            if (matcher.group(group) != null) {
                return new Step.Member(matcher.group(group));
            }
        }
        if (matcher.group("places") != null) {
            return new Step.Elements(Arrays.stream(matcher.group("places").split(","))
                    .map(place -> Integer.valueOf(place.strip()))
                    .toList());
        }
        return matcher.group("every") != null
                ? new Step.Every()
                : new Step.Slice(Integer.parseInt(matcher.group("from")), Integer.parseInt(matcher.group("to")));
    }
}
