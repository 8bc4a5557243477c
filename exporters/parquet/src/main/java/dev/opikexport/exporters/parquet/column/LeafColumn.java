package dev.opikexport.exporters.parquet.column;

import dev.opikexport.exporters.parquet.file.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** The values of a leaf of the schema, row group after row group. For one thread. */
public final class LeafColumn {

    private static final int DICTIONARY_BYTES = 1 << 18;
    /** As many pages of one column as are often under way. */
    private static final int MOST_SPARE = 4;

    private final ColumnDescriptor descriptor;
    private final ColumnTraits traits;
    private final PageEncoders encoders;
    private final boolean withLengths;
    private final boolean isRepeated;
    private final Queue<PageContent> spare = new ArrayBlockingQueue<>(MOST_SPARE);
    private PageContent page = new PageContent();
    private boolean full;
    private @Nullable Dictionary dictionary;
    /** The values of the dictionary when the last page was full. */
    private int sizeBefore;

    private Dictionary.@Nullable Snapshot chunkDictionary;
    private List<Future<Page>> pages = new ArrayList<>();

    LeafColumn(ColumnDescriptor descriptor, ColumnTraits traits, PageEncoders encoders) {
        this.descriptor = descriptor;
        this.traits = traits;
        this.encoders = encoders;
        this.withLengths = descriptor.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        this.isRepeated = descriptor.getMaxRepetitionLevel() > 0;
        startDictionary();
    }

    /** Writes that there is no value, and up to which definition level there is what it would stand in. */
    public void writeNull(int repetition, int definition) {
        addLevels(repetition, definition);
        page.nullCount++;
    }

    /** Writes so many rows in which even the outermost of what the value would stand in is absent. */
    public void writeAbsentRows(int rows) {
        int left = rows;
        while (left > 0) {
            int fitting = Math.min(left, room());
            addRows(fitting, 0);
            page.nullCount += fitting;
            left -= fitting;
        }
    }

    /**
     * Writes the text that was written last once more, in so many rows.
     *
     * @return in how many of them: the text is not at hand if there is no dictionary any more
     */
    public int writeTextAgain(int rows, int definition) {
        int left = rows;
        while (left > 0) {
            int fitting = Math.min(left, room());
            if (dictionary == null) {
                return rows - left;
            }
            addRows(fitting, definition);
            for (int i = 0; i < fitting; i++) {
                page.numbers.addInt(dictionary.last());
            }
            left -= fitting;
        }
        return rows;
    }

    /** Writes a value of the type INT64 in so many rows. */
    public void writeAgain(long value, int rows, int definition) {
        int left = rows;
        while (left > 0) {
            int fitting = Math.min(left, room());
            addRows(fitting, definition);
            for (int i = 0; i < fitting; i++) {
                addValue(value);
            }
            left -= fitting;
        }
    }

    /** Whether values are numbers of a dictionary for now. */
    public boolean hasDictionary() {
        return dictionary != null;
    }

    /** How many more rows the page takes, which is a new one if the last is full. */
    private int room() {
        if (full || page.rowCount == PageContent.FULL_ROWS) {
            endPage();
        }
        return PageContent.FULL_ROWS - page.rowCount;
    }

    private void addRows(int rows, int definition) {
        if (isRepeated) {
            page.repetitions.add(0, rows);
        }
        page.definitions.add(definition, rows);
        page.rowCount += rows;
        page.valueCount += rows;
    }

    /** Writes a value of the type BINARY, or one of a fixed length. */
    public void write(byte[] bytes, int from, int to, int repetition, int definition) {
        addLevels(repetition, definition);
        if (dictionary != null) {
            page.numbers.addInt(dictionary.number(bytes, from, to));
            full = dictionary.plainLength() > DICTIONARY_BYTES;
            return;
        }
        if (withLengths) {
            page.plain.addInt(to - from);
        }
        page.plain.add(bytes, from, to);
        full = page.plain.length() >= PageContent.FULL_BYTES;
    }

    /** Writes a value of the type INT64. */
    public void write(long value, int repetition, int definition) {
        addLevels(repetition, definition);
        addValue(value);
    }

    private void addValue(long value) {
        if (dictionary == null) {
            page.plain.addLong(value);
            full = page.plain.length() >= PageContent.FULL_BYTES;
            return;
        }
        page.numbers.addInt(dictionary.number(value, Long.BYTES));
    }

    /** Writes a value of the type INT32. */
    public void write(int value, int repetition, int definition) {
        addLevels(repetition, definition);
        if (dictionary == null) {
            page.plain.addInt(value);
            return;
        }
        page.numbers.addInt(dictionary.number(value, Integer.BYTES));
    }

    /** Writes a value of the type DOUBLE. */
    public void write(double value, int repetition, int definition) {
        addLevels(repetition, definition);
        page.plain.addLong(Double.doubleToRawLongBits(value));
    }

    /** Writes a value of the type BOOLEAN. */
    public void write(boolean value, int repetition, int definition) {
        addLevels(repetition, definition);
        page.plain.addByte(value ? 1 : 0);
    }

    /** Ends the row group, and goes on with the next. */
    ColumnChunk endChunk() {
        if (page.valueCount > 0) {
            endPage();
        }
        ColumnChunk.ValueDictionary values = chunkDictionary == null
                ? null
                : new ColumnChunk.ValueDictionary(chunkDictionary, encoders.compress(chunkDictionary));
        ColumnChunk chunk = new ColumnChunk(descriptor, traits, pages, values);
        pages = new ArrayList<>();
        startDictionary();
        return chunk;
    }

    private void startDictionary() {
        dictionary = traits.dictionary() ? new Dictionary(withLengths) : null;
        chunkDictionary = null;
        sizeBefore = 0;
    }

    private void addLevels(int repetition, int definition) {
        if (repetition == 0) {
            room();
            page.rowCount++;
        }
        if (isRepeated) {
            page.repetitions.add(repetition);
        }
        page.definitions.add(definition);
        page.valueCount++;
    }

    private void endPage() {
        PageContent ended = page;
        full = false;
        PageContent next = spare.poll();
        page = next == null ? ended.empty() : next;
        if (dictionary != null) {
            ended.dictionary = dictionary.snapshot();
            if (pays(dictionary, ended.valueCount - ended.nullCount)) {
                chunkDictionary = ended.dictionary;
                sizeBefore = dictionary.size();
            } else {
                ended.writtenOut = true;
                dictionary = null;
            }
        }
        pages.add(encoders.encode(descriptor, traits, ended, spare));
    }

    private boolean pays(Dictionary values, int count) {
        return values.plainLength() <= DICTIONARY_BYTES && 2 * (values.size() - sizeBefore) <= count;
    }
}
