package dev.opikexport.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A name and a value that an option sets, {@code NAME=VALUE}. */
public record Setting(String name, String value) {

    /**
     * As a map.
     *
     * @throws UsageException if a name is set twice
     */
    public static Map<String, String> map(List<Setting> settings) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Setting setting : settings) {
            if (map.put(setting.name, setting.value) != null) {
                throw new UsageException("'" + setting.name + "' is set twice. Set it once.");
            }
        }
        return map;
    }

    /** Reads one. */
    static final class Converter implements ITypeConverter<Setting> {

        @Override
        public Setting convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new TypeConversionException("needs a name and a value with = between them, not '" + text + "'");
            }
            return new Setting(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
