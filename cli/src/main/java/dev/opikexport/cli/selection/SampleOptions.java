package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.core.selection.Sample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which part of the matching rows. */
public final class SampleOptions extends Options {

    private final Argument<Sample> sample = option(
            new SampleConverter(),
            "--sample",
            "N|P%",
            "N of the matching rows, or a share of them such as 5%%; chosen by chance, but the "
                    + "same in every run; spans by their traces. --limit counts what is left");

    /** Nothing given yet. */
    public SampleOptions() {
        super("Rows");
    }

    /** The sample; null for all rows. */
    public @Nullable Sample sample() {
        return sample.orNull();
    }

    /** Reads a number or a share. */
    static final class SampleConverter implements ITypeConverter<Sample> {

        SampleConverter() {}

        @Override
        public Sample convert(String text) {
            try {
                return Sample.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
