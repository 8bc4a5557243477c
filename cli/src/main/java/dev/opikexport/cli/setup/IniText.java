package dev.opikexport.cli.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes settings in the text of an INI file, and leaves every other line as it is. */
final class IniText {

    private IniText() {}

    /**
     * The text with these settings in a section.
     *
     * @param section its name, for example {@code opik}
     * @param settings by name in lower case; an empty value removes the setting
     */
    static String with(String text, String section, Map<String, Optional<String>> settings) {
        Map<String, Optional<String>> left = new LinkedHashMap<>(settings);
        List<String> lines = new ArrayList<>();
        int end = -1;
        boolean inside = false;
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            if (bare.startsWith("[") && bare.endsWith("]")) {
                inside = bare.substring(1, bare.length() - 1).strip().equals(section);
            }
            String key = inside ? key(bare) : null;
            if (key == null || !settings.containsKey(key)) {
                lines.add(line);
            } else if (left.containsKey(key)) {
                left.remove(key).ifPresent(value -> lines.add(key + " = " + value));
            }
            end = inside && !bare.isEmpty() ? lines.size() : end;
        }
        if (end < 0) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add("[" + section + "]");
            end = lines.size();
        }
        List<String> added = new ArrayList<>();
        left.forEach((key, value) -> value.ifPresent(present -> added.add(key + " = " + present)));
        lines.addAll(end, added);
        return String.join("\n", lines) + "\n";
    }

    /** The name of a setting; null if the line is a comment, a header or blank. */
    private static @Nullable String key(String line) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith(";") || line.startsWith("[")) {
            return null;
        }
        return line.split("[=:]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
