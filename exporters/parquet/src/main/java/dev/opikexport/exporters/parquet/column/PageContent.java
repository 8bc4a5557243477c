package dev.opikexport.exporters.parquet.column;

import org.jspecify.annotations.Nullable;

/** Levels and values of a page, as they were collected. One thread fills it, then another encodes it. */
final class PageContent {

    /** A page is full with so many bytes of values in PLAIN encoding, or with so many rows. */
    static final int FULL_BYTES = 1 << 21;

    static final int FULL_ROWS = 20_000;
    /** The last value that a page takes goes beyond. */
    private static final int USUAL_BYTES = FULL_BYTES + FULL_BYTES / 16;

    private static final int USUAL_NUMBERS = FULL_ROWS * Integer.BYTES;
    /** Room in front of the values for their levels, which are short in most pages: then the values need not be copied behind them. */
    private static final int FRONT = 64;

    final Runs repetitions = new Runs();
    final Runs definitions = new Runs();
    /** Values in PLAIN encoding, booleans as bytes; nothing where a dictionary has them. */
    final Bytes plain;
    /** Numbers of the values in the dictionary, as INT32. */
    final Bytes numbers;

    Dictionary.@Nullable Snapshot dictionary;
    /** Whether the dictionary did not pay, so that its values are to be written out. */
    boolean writtenOut;

    int rowCount;
    /** Values together with nulls. */
    int valueCount;

    int nullCount;

    /** Nothing yet. */
    PageContent() {
        this(0, 0);
    }

    private PageContent(int plainRoom, int numbersRoom) {
        plain = new Bytes(FRONT, plainRoom, USUAL_BYTES);
        numbers = new Bytes(0, numbersRoom, USUAL_NUMBERS);
    }

    /** Nothing yet, and room for as many values as this page had, but not for what single large ones took. */
    PageContent empty() {
        return new PageContent(
                Math.min(plain.array().length - FRONT, USUAL_BYTES), Math.min(numbers.array().length, USUAL_NUMBERS));
    }

    void clear() {
        repetitions.clear();
        definitions.clear();
        plain.clear();
        numbers.clear();
        dictionary = null;
        writtenOut = false;
        rowCount = 0;
        valueCount = 0;
        nullCount = 0;
    }
}
