package dev.opikexport.cli.selection;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an age such as {@code 7d}. */
public final class AgeConverter implements ITypeConverter<Duration> {

    /** For picocli. */
    public AgeConverter() {}

    @Override
    public Duration convert(String text) {
        return TimeText.age(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no length of time; give one such as 30s, 90m, 12h, 7d or 2w"));
    }
}
