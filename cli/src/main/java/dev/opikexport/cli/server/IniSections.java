package dev.opikexport.cli.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The sections of an INI file: {@code key = value} or {@code key: value}, keys in any case, comments after {@code #} or {@code ;}. */
final class IniSections {

    /** Some editors write it. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private IniSections() {}

    /** The settings of each section, by its name in the order of the file; what stands outside of a named one is none. */
    static Map<String, Map<String, String>> of(String ini) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = new HashMap<>();
        String text = ini.startsWith(BYTE_ORDER_MARK) ? ini.substring(1) : ini;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                String name = line.substring(1, line.length() - 1).strip();
                current = name.isEmpty() ? new HashMap<>() : sections.computeIfAbsent(name, section -> new HashMap<>());
                continue;
            }
            int separator = separator(line);
            if (separator > 0) {
                String key = line.substring(0, separator).strip().toLowerCase(Locale.ROOT);
                current.put(key, line.substring(separator + 1).strip());
            }
        }
        return sections;
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }
}
