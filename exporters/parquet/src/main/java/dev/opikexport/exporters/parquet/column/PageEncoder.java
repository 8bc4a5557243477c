package dev.opikexport.exporters.parquet.column;

import dev.opikexport.exporters.parquet.file.Page;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Encodes pages in the first version of Parquet's page format. For one thread. */
final class PageEncoder implements AutoCloseable {

    private static final long[] NO_HASHES = {};

    private final PageCompressor compressor;
    private final Bytes bytes = new Bytes();
    private final Bytes values = new Bytes();

    PageEncoder(PageCompressor compressor) {
        this.compressor = compressor;
    }

    Page encode(ColumnDescriptor column, ColumnTraits traits, PageContent page) {
        PrimitiveType type = column.getPrimitiveType();
        Dictionary.Snapshot dictionary = page.dictionary;
        boolean inDictionary = dictionary != null && !page.writtenOut;
        Bytes plain = page.plain;
        if (dictionary != null) {
            plain = inDictionary ? occurring(page.numbers, dictionary) : writtenOut(page.numbers, dictionary);
        }
        Bytes whole = bytes;
        int from = 0;
        bytes.clear();
        addLevels(page.repetitions, column.getMaxRepetitionLevel());
        addLevels(page.definitions, column.getMaxDefinitionLevel());
        if (inDictionary && dictionary != null) {
            int bitWidth = bitWidth(dictionary.size() - 1);
            bytes.addByte(bitWidth);
            addNumbers(page.numbers, bitWidth);
        } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN) {
            addBits(plain);
        } else if (bytes.length() <= plain.start()) {
            from = plain.putInFront(bytes);
            whole = plain;
        } else {
            bytes.add(plain.array(), plain.start(), plain.end());
        }
        Statistics<?> statistics = traits.statistics() ? PlainStatistics.of(type, plain, page.nullCount) : null;
        return new Page(
                compressor.compress(whole.array(), from, whole.end()),
                whole.end() - from,
                page.valueCount,
                page.rowCount,
                statistics,
                inDictionary,
                traits.bloomFilter() && !inDictionary
                        ? BloomFilters.hashes(plain.array(), plain.start(), page.valueCount - page.nullCount)
                        : NO_HASHES);
    }

    byte[] compress(byte[] plain, int length) {
        return compressor.compress(plain, 0, length);
    }

    /** The values of a dictionary that a page has, in PLAIN encoding, in the order of the dictionary. */
    private Bytes occurring(Bytes numbers, Dictionary.Snapshot dictionary) {
        boolean[] occurs = new boolean[dictionary.size()];
        for (int i = 0; i < numbers.length(); i += Integer.BYTES) {
            occurs[Bytes.intAt(numbers.array(), i)] = true;
        }
        values.clear();
        for (int number = 0; number < occurs.length; number++) {
            if (occurs[number]) {
                dictionary.addTo(values, number);
            }
        }
        return values;
    }

    private Bytes writtenOut(Bytes numbers, Dictionary.Snapshot dictionary) {
        values.clear();
        for (int i = 0; i < numbers.length(); i += Integer.BYTES) {
            dictionary.addTo(values, Bytes.intAt(numbers.array(), i));
        }
        return values;
    }

    private void addNumbers(Bytes numbers, int bitWidth) {
        HybridEncoder encoder = new HybridEncoder(bitWidth, bytes);
        encoder.addAll(numbers);
        encoder.finish();
    }

    private void addLevels(Runs levels, int highest) {
        if (highest > 0) {
            int start = bytes.length();
            bytes.addInt(0);
            levels.encode(bitWidth(highest), bytes);
            bytes.setInt(start, bytes.length() - start - Integer.BYTES);
        }
    }

    private void addBits(Bytes flags) {
        for (int i = 0; i < flags.length(); i += Byte.SIZE) {
            int eight = 0;
            for (int bit = 0; bit < Math.min(Byte.SIZE, flags.length() - i); bit++) {
                eight |= flags.array()[flags.start() + i + bit] << bit;
            }
            bytes.addByte(eight);
        }
    }

    private static int bitWidth(int highest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
    }

    @Override
    public void close() {
        compressor.close();
    }
}
