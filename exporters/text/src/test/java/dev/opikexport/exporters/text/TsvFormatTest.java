package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

class TsvFormatTest extends RowWriterContract {

    @Override
    protected OutputFormat format() {
        return new TsvFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator('\t')
                .maxBufferSize(1 << 24)
                .ofCsvRecord(new ByteArrayInputStream(file), UTF_8)) {
            return reader.stream().skip(1).map(fields -> fields.getField(0)).toList();
        }
    }
}
