package dev.opikexport.exporters.parquet.column;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;

class PageEncodersTest {

    /** However few bytes are under way: pages of dictionaries have none. */
    @Test
    void pagesThatAreDoneAreForgottenAndTellWhatTheyFailedWith() throws IOException {
        try (PageEncoders encoders = new PageEncoders(CompressionCodecName.UNCOMPRESSED, 0, 1)) {
            @SuppressWarnings("NullAway") // nothing can be encoded for no column
            Future<?> page = encoders.encode(null, null, new PageContent(), new ArrayDeque<>());
            assertThatThrownBy(page::get);

            assertThatThrownBy(encoders::awaitRoom)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("A page could not be encoded");

            encoders.awaitRoom();
        }
    }
}
