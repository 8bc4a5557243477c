package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.DecodedString;
import dev.opikexport.exporters.parquet.column.LeafColumn;
import java.math.BigDecimal;
import java.util.function.Supplier;

/** A value without parts. */
abstract class Leaf extends Node {

    private static final String REPLACED = "has a lone surrogate, for which U+FFFD was written";

    final LeafColumn column;

    Leaf(Supplier<String> place, Exact exact, int definition, LeafColumn column) {
        super(place, exact, definition);
        this.column = column;
    }

    @Override
    final void writeAbsent(int repetition, int definitionLevel) {
        column.writeNull(repetition, definitionLevel);
    }

    /** Whether the value that {@link #write} wrote last needs nothing but {@link #writeAgain} to be written once more. */
    boolean canWriteAgain() {
        return false;
    }

    /** Writes the last value in so many more rows; returns in how many of them it could. */
    int writeAgain(int rows) {
        return 0;
    }

    /** Any JSON value, as its JSON text. */
    static final class JsonText extends Leaf {

        JsonText(Supplier<String> place, Exact exact, int definition, LeafColumn column) {
            super(place, exact, definition, column);
        }

        @Override
        boolean keepsNull() {
            return true;
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            byte[] portable = exact().hasLoneSurrogates() ? LoneSurrogates.replace(json, from, to) : null;
            if (portable == null) {
                column.write(json, from, to, repetition, definition);
            } else {
                exact().keepMisfit(place(), REPLACED, json, from, to);
                column.write(portable, 0, portable.length, repetition, definition);
            }
        }
    }

    /** The text of a JSON string; of any other value its JSON text, or nothing if only texts fit. */
    static final class Text extends Leaf {

        private final boolean onlyTexts;
        private final DecodedString decoded = new DecodedString();
        private boolean isPlain;

        Text(Supplier<String> place, Exact exact, int definition, LeafColumn column, boolean onlyTexts) {
            super(place, exact, definition, column);
            this.onlyTexts = onlyTexts;
        }

        @Override
        boolean canWriteAgain() {
            return isPlain && column.hasDictionary();
        }

        @Override
        int writeAgain(int rows) {
            return column.writeTextAgain(rows, definition);
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            isPlain = false;
            if (json[from] != '"') {
                if (onlyTexts) {
                    writeMisfit("is not text", json, from, to, repetition);
                } else {
                    column.write(json, from, to, repetition, definition);
                }
                return;
            }
            decoded.decode(json, from, to);
            isPlain = decoded.isFaithful();
            if (!isPlain) {
                exact().keepMisfit(place(), REPLACED, json, from, to);
            }
            column.write(decoded.bytes(), decoded.start(), decoded.end(), repetition, definition);
        }

        /** Writes a text that is given without its quotes and has no escapes. */
        void writePlain(byte[] text, int from, int to, int repetition) {
            column.write(text, from, to, repetition, definition);
        }
    }

    /** true or false. */
    static final class Flag extends Leaf {

        Flag(Supplier<String> place, Exact exact, int definition, LeafColumn column) {
            super(place, exact, definition, column);
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            if (json[from] == 't' || json[from] == 'f') {
                column.write(json[from] == 't', repetition, definition);
            } else {
                writeMisfit("is not true or false", json, from, to, repetition);
            }
        }
    }

    /** Microseconds since 1970; what is below stays exact elsewhere. */
    static final class Time extends Leaf {

        /** The length of a time with nine digits of the second, in quotes. */
        private static final int NANOS_TEXT = 32;

        private final InstantParser instant = new InstantParser();
        private boolean isExact;

        Time(Supplier<String> place, Exact exact, int definition, LeafColumn column) {
            super(place, exact, definition, column);
        }

        @Override
        boolean canWriteAgain() {
            return isExact;
        }

        @Override
        int writeAgain(int rows) {
            column.writeAgain(instant.micros(), rows, definition);
            return rows;
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            isExact = false;
            if (!instant.parse(json, from, to)) {
                writeMisfit("is not a time", json, from, to, repetition);
                return;
            }
            isExact = instant.nanosOfMicro() == 0;
            if (!isExact) {
                if (to - from == NANOS_TEXT) {
                    exact().keepNanos(place(), instant.nanosOfMicro());
                } else {
                    exact().keep(place(), json, from, to);
                }
            }
            column.write(instant.micros(), repetition, definition);
        }
    }

    /** A whole number. */
    static final class Whole extends Leaf {

        private final boolean wide;

        Whole(Supplier<String> place, Exact exact, int definition, LeafColumn column, boolean wide) {
            super(place, exact, definition, column);
            this.wide = wide;
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            BigDecimal slow = null;
            long value = Numbers.fastLong(json, from, to);
            if (value == Numbers.NOT_FAST) {
                slow = Numbers.decimal(json, from, to, 0);
            }
            boolean fits = value != Numbers.NOT_FAST || (slow != null && Numbers.isLong(slow));
            long number = slow != null && fits ? slow.longValueExact() : value;
            if (!fits || (!wide && number != (int) number)) {
                writeMisfit("is not a whole number of " + (wide ? 64 : 32) + " bits", json, from, to, repetition);
            } else if (wide) {
                column.write(number, repetition, definition);
            } else {
                column.write((int) number, repetition, definition);
            }
        }
    }

    /** A number of 64 bits with binary exponent. */
    static final class Binary64 extends Leaf {

        Binary64(Supplier<String> place, Exact exact, int definition, LeafColumn column) {
            super(place, exact, definition, column);
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            double number = Numbers.isNumber(json, from) ? Numbers.toDouble(json, from, to) : Double.NaN;
            if (!Double.isFinite(number)) {
                writeMisfit("is not a number of 64 bits", json, from, to, repetition);
                return;
            }
            if (!Numbers.isExact(number, json, from, to)) {
                exact().keepMisfit(place(), "has more digits than a number of 64 bits", json, from, to);
            }
            column.write(number, repetition, definition);
        }
    }

    /** An exact decimal number: of 64 bits up to 18 digits, of 128 bits beyond. */
    static final class Exactly extends Leaf {

        private final int precision;
        private final int scale;
        private final byte[] wide = new byte[16];

        Exactly(Supplier<String> place, Exact exact, int definition, LeafColumn column, int precision, int scale) {
            super(place, exact, definition, column);
            this.precision = precision;
            this.scale = scale;
        }

        @Override
        void write(byte[] json, int from, int to, int repetition) {
            long unscaled = Numbers.fastUnscaled(json, from, to, scale);
            if (unscaled != Numbers.NOT_FAST) {
                write(unscaled, repetition);
                return;
            }
            BigDecimal number = Numbers.decimal(json, from, to, scale);
            if (number == null || number.precision() > precision) {
                String type = "(" + precision + ", " + scale + ")";
                writeMisfit("is not a decimal number of the type " + type, json, from, to, repetition);
            } else if (precision <= Numbers.LONG_DIGITS) {
                write(number.unscaledValue().longValueExact(), repetition);
            } else {
                byte[] digits = number.unscaledValue().toByteArray();
                fillWide(digits[0] < 0 ? -1 : 0);
                System.arraycopy(digits, 0, wide, wide.length - digits.length, digits.length);
                column.write(wide, 0, wide.length, repetition, definition);
            }
        }

        private void write(long unscaled, int repetition) {
            if (precision <= Numbers.LONG_DIGITS) {
                column.write(unscaled, repetition, definition);
                return;
            }
            fillWide(unscaled);
            column.write(wide, 0, wide.length, repetition, definition);
        }

        private void fillWide(long value) {
            for (int i = 0; i < wide.length; i++) {
                int shift = 8 * (wide.length - 1 - i);
                wide[i] = (byte) (shift >= Long.SIZE ? value >> (Long.SIZE - 1) : value >> shift);
            }
        }
    }
}
