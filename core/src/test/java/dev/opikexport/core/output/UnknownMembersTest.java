package dev.opikexport.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownMembersTest {

    @Test
    void namesEachMemberOnceAndPassesEveryRowOn() throws IOException {
        List<String> notices = new ArrayList<>();
        CountingWriter counter = new CountingWriter();
        SampleRows rows =
                SampleRows.traces("{\"id\":\"a\",\"x\":1,\"y\":2}", "{\"id\":\"b\"}", "{\"id\":\"c\",\"x\":3,\"z\":4}");

        try (RowWriter writer = UnknownMembers.watch(counter, new Notices(notices::add))) {
            for (Row row : rows.rows()) {
                writer.write(row);
            }
        }

        assertThat(notices).hasSize(3).last().asString().contains("'z'").contains("id c");
        assertThat(counter.rows).isEqualTo(3);
        assertThat(counter.closed).isTrue();
    }

    private static final class CountingWriter implements RowWriter {

        private int rows;
        private boolean closed;

        @Override
        public void write(Row row) {
            rows++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
