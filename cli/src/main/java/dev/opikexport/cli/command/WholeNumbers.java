package dev.opikexport.cli.command;

import java.math.BigInteger;
import java.util.function.LongFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads whole numbers between two bounds, and says which they are.
 *
 * @param least the least that is taken
 * @param most the most that is taken
 */
record WholeNumbers<N extends Number>(long least, long most, LongFunction<N> made) implements ITypeConverter<N> {

    @Override
    public N convert(String text) {
        BigInteger number;
        try {
            number = new BigInteger(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, not '" + text + "'");
        }
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw new TypeConversionException("must be at least " + least + ", not " + text.strip());
        }
        if (number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new TypeConversionException("must be at most " + most + ", not " + text.strip());
        }
        return made.apply(number.longValue());
    }
}
