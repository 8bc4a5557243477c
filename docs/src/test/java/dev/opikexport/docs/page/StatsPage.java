package dev.opikexport.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.Main;
import dev.opikexport.cli.command.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page that {@code stats --html} wrote, and the dataset beside it. */
record StatsPage(Path path, String html) {

    /** Of all rows of the emulator's project, written into a folder. */
    static StatsPage of(String entity, Path folder) throws IOException {
        String dataset = dataset(entity, folder).toString();
        Path page = folder.resolve(entity + ".html");
        run(folder, entity, "--url", "emulator", "-p", "golden", "-o", dataset);
        run(folder, "stats", entity, dataset, "--html", page.toString());
        return new StatsPage(page, Files.readString(page));
    }

    /** The file that the page is of. */
    static Path dataset(String entity, Path folder) {
        return folder.resolve(entity + ".parquet");
    }

    /** The figures at the top. */
    Map<String, String> tiles() {
        return Pattern.compile("<dt>(.*?)</dt><dd>(.*?)</dd>")
                .matcher(html)
                .results()
                .collect(Collectors.toMap(tile -> tile.group(1), tile -> tile.group(2)));
    }

    /** The cells of the first table behind a heading; a cell with a bar is empty. */
    List<List<String>> table(String heading) {
        String rest = html.substring(html.indexOf("<h2>" + heading));
        List<List<String>> rows = new ArrayList<>();
        for (String row : texts("(?s)<tr>(<td.*?)</tr>", rest.substring(0, rest.indexOf("</table>")))) {
            rows.add(texts("(?s)<td[^>]*>(.*?)</td>", row).stream()
                    .map(cell -> cell.startsWith("<svg") ? "" : unescaped(cell))
                    .toList());
        }
        return rows;
    }

    /** The columns of the first plot behind a heading: what each is of, and how many. */
    List<List<String>> plot(String heading) {
        String rest = html.substring(html.indexOf("<h2>" + heading));
        return texts("<title>(.*?)</title>", rest.substring(0, rest.indexOf("</svg>"))).stream()
                .map(title -> List.of(title.split(": ")))
                .toList();
    }

    private static List<String> texts(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String unescaped(String cell) {
        return cell.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static void run(Path home, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(Environment.of(said, said, InputStream.nullInputStream(), Map.of(), home), arguments);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
}
