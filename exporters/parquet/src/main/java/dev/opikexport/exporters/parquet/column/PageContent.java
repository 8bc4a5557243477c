package dev.opikexport.exporters.parquet.column;

import org.jspecify.annotations.Nullable;

/** Levels and values of a page, as they were collected. One thread fills it, then another encodes it. */
final class PageContent {

    /** Room in front of the values for their levels, which are short in most pages: then the values need not be copied behind them. */
    private static final int FRONT = 64;

    final Runs repetitions = new Runs();
    final Runs definitions = new Runs();
    /** Values in PLAIN encoding, booleans as bytes; nothing where a dictionary has them. */
    final Bytes plain;
    /** Numbers of the values in the dictionary, as INT32. */
    final Bytes numbers = new Bytes();

    Dictionary.@Nullable Snapshot dictionary;
    /** Whether the dictionary did not pay, so that its values are to be written out. */
    boolean writtenOut;

    int rowCount;
    /** Values together with nulls. */
    int valueCount;

    int nullCount;

    /** Nothing yet. */
    PageContent() {
        plain = new Bytes(FRONT, 0);
    }

    private PageContent(int room) {
        plain = new Bytes(FRONT, room);
    }

    /** Nothing yet, and room for as many values as this page had, but not for what single large ones took. */
    PageContent empty(int mostRoom) {
        return new PageContent(Math.min(plain.array().length, mostRoom) - FRONT);
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
