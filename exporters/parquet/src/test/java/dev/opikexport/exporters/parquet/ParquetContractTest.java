package dev.opikexport.exporters.parquet;

import dev.opikexport.core.schema.GoldenContract;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.shred.MessageTypes;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParquetContractTest {

    @Test
    void keepsTheMessageTypes() throws IOException {
        for (String jsonAs : List.of("text", "variant")) {
            StringBuilder text = new StringBuilder();
            for (Entity entity : List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS)) {
                text.append(MessageTypes.of(Schema.of(entity), jsonAs.equals("variant")))
                        .append('\n');
            }
            GoldenContract.assertKept("parquet-json-as-" + jsonAs, text.toString());
        }
    }
}
