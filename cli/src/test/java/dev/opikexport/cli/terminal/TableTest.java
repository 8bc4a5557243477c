package dev.opikexport.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table(
                    new Table.Column("NAME", Table.Kind.TEXT),
                    new Table.Column("ROWS", Table.Kind.NUMBER),
                    new Table.Column("ID", Table.Kind.FIXED))
            .add("日本語 and more", "7", "01a20270")
            .add("b", "1,234", "01a20275");

    @Test
    void columnsAreAlignedByCells() {
        assertThat(lines(100))
                .containsExactly(
                        "NAME              ROWS  ID", //
                        "日本語 and more      7  01a20270",
                        "b                1,234  01a20275");
    }

    @Test
    void textIsCutFirst() {
        assertThat(lines(30))
                .containsExactly(
                        "NAME            ROWS  ID", //
                        "日本語 and m…      7  01a20270",
                        "b              1,234  01a20275");
    }

    @Test
    void columnsOnTheRightAreLeftOutWhereTextWouldBeTooShort() {
        assertThat(lines(26))
                .containsExactly(
                        "NAME              ROWS", //
                        "日本語 and more      7",
                        "b                1,234");
        assertThat(lines(8)).containsExactly("NAME", "日本語 …", "b");
    }

    @Test
    void theWidthIsThatOfTheEnvironmentIfItIsANumber() {
        assertThat(Table.terminalWidth(Map.of("COLUMNS", "72"))).isEqualTo(72);
        assertThat(Table.terminalWidth(Map.of("COLUMNS", "wide"))).isEqualTo(100);
        assertThat(Table.terminalWidth(Map.of())).isEqualTo(100);
    }

    private List<String> lines(int width) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        table.print(out, width);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
