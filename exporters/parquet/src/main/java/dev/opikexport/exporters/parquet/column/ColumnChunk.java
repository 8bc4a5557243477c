package dev.opikexport.exporters.parquet.column;

import dev.opikexport.exporters.parquet.file.EncodedDictionary;
import dev.opikexport.exporters.parquet.file.Page;
import dev.opikexport.exporters.parquet.file.ParquetFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row group.
 *
 * @param pages in the order of the rows
 * @param dictionary of those pages that have their values in one; null if none has
 */
record ColumnChunk(
        ColumnDescriptor column,
        ColumnTraits traits,
        List<Future<Page>> pages,
        @Nullable ValueDictionary dictionary) {

    /** The values, and the same as they are written. */
    record ValueDictionary(Dictionary.Snapshot values, Future<byte[]> compressed) {}

    void writeTo(ParquetFile file) throws IOException {
        List<Page> encoded = new ArrayList<>();
        for (Future<Page> page : pages) {
            encoded.add(PageEncoders.await(page));
        }
        file.write(column, encodedDictionary(), encoded, bloomFilter(encoded));
    }

    private @Nullable EncodedDictionary encodedDictionary() throws IOException {
        return dictionary == null
                ? null
                : new EncodedDictionary(
                        PageEncoders.await(dictionary.compressed()),
                        dictionary.values().plainLength(),
                        dictionary.values().size());
    }

    /** Where the dictionary has all values, readers can look into it instead. */
    private @Nullable BloomFilter bloomFilter(List<Page> encoded) {
        if (!traits.bloomFilter() || encoded.stream().allMatch(Page::inDictionary)) {
            return null;
        }
        List<long[]> hashes = new ArrayList<>();
        encoded.forEach(page -> hashes.add(page.hashes()));
        if (dictionary != null) {
            hashes.add(BloomFilters.hashes(
                    dictionary.values().plain(), 0, dictionary.values().size()));
        }
        return BloomFilters.of(hashes);
    }
}
