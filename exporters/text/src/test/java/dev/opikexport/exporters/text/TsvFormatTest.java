package dev.opikexport.exporters.text;

import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import java.io.IOException;
import java.util.List;

class TsvFormatTest extends RowWriterContract {

    @Override
    protected OutputFormat format() {
        return new TsvFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws IOException {
        return CsvReaders.fastCsv(file, Dialect.of("tsv", '\t')).stream()
                .skip(1)
                .map(fields -> String.valueOf(fields.get(0)))
                .toList();
    }
}
