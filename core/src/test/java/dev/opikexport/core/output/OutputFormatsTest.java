package dev.opikexport.core.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.schema.Schema;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputFormatsTest {

    private final OutputFormat blocks = new NamedFormat("blocks", List.of(".blk"));
    private final OutputFormat lines = new NamedFormat("lines", List.of(".lines", ".txt"));
    private final OutputFormats formats = OutputFormats.of(lines, blocks);

    @Test
    void findsAFormatByNameOrEnding() {
        assertThat(formats.byName("Lines")).isSameAs(lines);
        assertThat(formats.byFileName("out/x.blk/Rows.TXT")).isSameAs(lines);
        assertThat(formats.byFileName("rows.blk")).isSameAs(blocks);
    }

    @Test
    void takesWhatIsAtHandFirst() {
        OutputFormats installed = OutputFormats.installed(blocks);
        assertThat(installed.byName("blocks")).isSameAs(blocks);
        assertThat(installed.byFileName("rows.blk")).isSameAs(blocks);
        assertThat(installed.all()).isEqualTo(OutputFormats.installed().all());
        assertThatThrownBy(() -> installed.byName("xlsx")).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void saysWhatThereIs() {
        assertThatThrownBy(() -> formats.byName("xlsx"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("There is no format 'xlsx'. Use one of: blocks, lines.");
        assertThatThrownBy(() -> formats.byFileName("rows.xlsx"))
                .hasMessage(
                        "The ending of 'rows.xlsx' says no format. Name the format, or use one of: .blk, .lines, .txt.");
    }

    @Test
    void saysWhatMayHaveBeenMeant() {
        assertThatThrownBy(() -> formats.byName("line")).hasMessageContaining("Did you mean 'lines'?");
        assertThatThrownBy(() -> formats.byFileName("a.b/rows.line")).hasMessageContaining("Did you mean '.lines'?");
        assertThatThrownBy(() -> FormatOptions.none().with("levl", "1").check(blocks))
                .hasMessageContaining("Did you mean 'level'?");
    }

    @Test
    void refusesSettingsThatAFormatDoesNotHave() {
        assertThatThrownBy(() -> FormatOptions.none().with("color", "red").check(blocks))
                .hasMessage("The format blocks has no option 'color'. It has: level.");
        assertThatThrownBy(() -> FormatOptions.none().with("level", "9").check(blocks))
                .hasMessage("'9' is not a value of the blocks option 'level'. Use one of: 1, 2.");
        FormatOptions.none().with("level", "2").check(blocks);
    }

    private record NamedFormat(String name, List<String> endings) implements OutputFormat {

        @Override
        public boolean isText() {
            return false;
        }

        @Override
        public List<FormatOption> options() {
            return List.of(new FormatOption("level", "how much", List.of("1", "2")));
        }

        @Override
        public RowWriter open(OutputStream out, Schema schema, FormatOptions options) {
            throw new UnsupportedOperationException("This format has a name only");
        }
    }
}
