package dev.opikexport.exporters.parquet.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
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

    /** Whether its last page is encoded. */
    boolean isEncoded() {
        return pages.isEmpty() || pages.get(pages.size() - 1).isDone();
    }

    void writeTo(ParquetFileWriter file, CompressionCodecName codec) throws IOException {
        List<Page> encoded = new ArrayList<>();
        for (Future<Page> page : pages) {
            encoded.add(PageEncoders.await(page));
        }
        long values = encoded.stream().mapToLong(Page::valueCount).sum();
        file.startColumn(column, values, codec);
        if (dictionary != null) {
            file.writeDictionaryPage(new DictionaryPage(
                    BytesInput.from(PageEncoders.await(dictionary.compressed())),
                    dictionary.values().plainLength(),
                    dictionary.values().size(),
                    Encoding.PLAIN));
        }
        for (Page page : encoded) {
            file.writeDataPage(
                    page.valueCount(),
                    page.size(),
                    BytesInput.from(page.compressed()),
                    page.statistics(),
                    page.rowCount(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.inDictionary() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
        }
        file.endColumn();
        addBloomFilter(file, encoded);
    }

    /** Where the dictionary has all values, readers can look into it instead. */
    private void addBloomFilter(ParquetFileWriter file, List<Page> encoded) {
        if (!traits.bloomFilter() || encoded.stream().allMatch(Page::inDictionary)) {
            return;
        }
        List<long[]> hashes = new ArrayList<>();
        encoded.forEach(page -> hashes.add(page.hashes()));
        if (dictionary != null) {
            hashes.add(BloomFilters.hashes(
                    dictionary.values().plain(), dictionary.values().plainLength()));
        }
        file.addBloomFilter(String.join(".", column.getPath()), BloomFilters.of(hashes));
    }
}
