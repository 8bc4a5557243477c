package dev.opikexport.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every format must do: extend it, name the format, and read files back with a reader that is not yours. */
public abstract class RowWriterContract {

    /** The format to test. */
    protected abstract OutputFormat format();

    /** The values of the column {@code id} in a file, in the order of its rows. */
    protected abstract List<String> readIds(byte[] file) throws Exception;

    @Test
    void isFoundByItsNameAndItsEndings() {
        OutputFormats formats = OutputFormats.installed();

        assertThat(formats.byName(format().name())).isInstanceOf(format().getClass());
        assertThat(format().name()).isEqualTo(format().name().toLowerCase(Locale.ROOT));
        assertThat(format().endings()).isNotEmpty();
        for (String ending : format().endings()) {
            assertThat(ending).startsWith(".").isLowerCase();
            assertThat(formats.byFileName("rows" + ending)).isInstanceOf(format().getClass());
        }
    }

    @Test
    void keepsEveryRecordedRowInOrder() throws Exception {
        assertKeepsRows(SampleRows.traces());
        assertKeepsRows(SampleRows.spans());
        assertKeepsRows(SampleRows.threads());
    }

    @Test
    void keepsRowsWithRareValues() throws Exception {
        assertKeepsRows(SampleRows.edges());
    }

    @Test
    void keepsRowsWithValuesOfTheWrongKind() throws Exception {
        List<String> notices = new ArrayList<>();
        SampleRows odd = oddRows();

        assertThat(readIds(write(odd, FormatOptions.none().withNotices(notices::add))))
                .isEqualTo(ids(odd.rows()));
        assertThat(notices).doesNotHaveDuplicates();
    }

    /** Answers are written over when their rows are through. */
    @Test
    void needsNothingOfARowOnceItIsWritten() throws Exception {
        for (SampleRows rows : List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.edges())) {
            byte[] expected = write(rows, FormatOptions.none());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (RowWriter writer = format().open(out, rows.schema(), FormatOptions.none())) {
                for (Row row : rows.rows()) {
                    Row copy = row.copy();
                    writer.write(copy);
                    Arrays.fill(copy.bytes(), (byte) 0);
                }
            }

            assertThat(out.toByteArray()).isEqualTo(expected);
        }
    }

    @Test
    void writesAFileWithoutRows() throws Exception {
        assertThat(readIds(write(new SampleRows(SampleRows.traces().schema(), List.of()), FormatOptions.none())))
                .isEmpty();
    }

    @Test
    void writesTheSameFileForTheSameRows() throws Exception {
        assertThat(write(SampleRows.traces(), FormatOptions.none()))
                .isEqualTo(write(SampleRows.traces(), FormatOptions.none()));
    }

    @Test
    void closesTheStreamOnce() throws Exception {
        CountingStream out = new CountingStream();
        RowWriter writer = format().open(out, SampleRows.traces().schema(), FormatOptions.none());
        writer.write(SampleRows.traces().rows().get(0));
        writer.close();
        int size = out.size();
        writer.close();

        assertThat(out.closed).isEqualTo(1);
        assertThat(out.size()).isEqualTo(size);
    }

    @Test
    void reportsAStreamThatFails() throws Exception {
        int size = write(SampleRows.traces(), FormatOptions.none()).length;
        for (int limit : new int[] {0, 10, size / 2, size - 1}) {
            assertThatThrownBy(() -> {
                        FullDisk disk = new FullDisk(limit);
                        SampleRows rows = SampleRows.traces();
                        try (RowWriter writer = format().open(disk, rows.schema(), FormatOptions.none())) {
                            for (Row row : rows.rows()) {
                                writer.write(row);
                            }
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("disk full");
        }
    }

    @Test
    void refusesUnknownOptions() {
        FormatOptions options = FormatOptions.none().with("no-such-option", "x");

        assertThatThrownBy(() -> format().open(
                                new ByteArrayOutputStream(), SampleRows.traces().schema(), options))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("no-such-option");
    }

    @Test
    void takesEveryValueThatItNames() throws Exception {
        for (FormatOption option : format().options()) {
            for (String value : option.values()) {
                assertThat(write(SampleRows.threads(), FormatOptions.none().with(option.name(), value)))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void writesWhatEachEndingSays() throws Exception {
        for (String ending : format().endings()) {
            FormatOptions options = format().optionsFor("rows" + ending, FormatOptions.none());
            assertThat(write(SampleRows.threads(), options)).isNotEmpty();
        }
    }

    /** The file with these rows. */
    protected final byte[] write(SampleRows rows, FormatOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = format().open(out, rows.schema(), options)) {
            for (Row row : rows.rows()) {
                writer.write(row);
            }
        }
        return out.toByteArray();
    }

    /** For every member of a trace, rows whose value of that member is of each kind of JSON value. */
    public static SampleRows oddRows() {
        List<String> objects = new ArrayList<>();
        List<String> values = List.of(
                "null",
                "true",
                "5",
                "-1.5e300",
                "1e400",
                "\"text\"",
                "\"\\ud83d\"",
                "[]",
                "{}",
                "[null,1,\"a\",[{}]]",
                "{\"a\":null,\"name\":{\"x\":[]},\"checks\":7,\"value\":\"x\"}",
                "[{\"name\":1},{\"name\":null},{\"other\":[]}]");
        Schema schema = SampleRows.traces().schema();
        schema.columns().forEach(column -> {
            for (String value : values) {
                String id = column.member().equals("id") ? "" : "\"id\":\"odd-" + objects.size() + "\",";
                if (!id.isEmpty()) {
                    objects.add("{" + id + "\"" + column.member() + "\":" + value + "}");
                }
            }
        });
        return SampleRows.traces(objects.toArray(String[]::new));
    }

    private void assertKeepsRows(SampleRows rows) throws Exception {
        List<String> expected = new ArrayList<>(ids(rows.rows()));
        assertThat(readIds(write(rows, FormatOptions.none()))).isEqualTo(expected);

        List<Row> reversed = new ArrayList<>(rows.rows());
        Collections.reverse(reversed);
        Collections.reverse(expected);
        assertThat(readIds(write(new SampleRows(rows.schema(), reversed), FormatOptions.none())))
                .isEqualTo(expected);
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> String.valueOf(row.id())).toList();
    }

    private static final class CountingStream extends ByteArrayOutputStream {

        private int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    private static final class FullDisk extends OutputStream {

        private int free;

        private FullDisk(int free) {
            this.free = free;
        }

        @Override
        public void write(int b) throws IOException {
            if (free-- <= 0) {
                throw new IOException("disk full");
            }
        }
    }
}
