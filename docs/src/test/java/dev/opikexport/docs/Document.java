package dev.opikexport.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document of the project, and the blocks of code in it. */
record Document(Path path, String text) {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile(
            "(?:^<!-- not run: (?<reason>[^\n]+) -->\n+)?^```(?<language>\\w*)\n(?<code>.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * A block of code.
     *
     * @param language as it stands behind the fence
     * @param code with a line break at its end
     * @param reason why it is not run; empty if it is
     */
    record Block(String language, String code, String reason) {}

    static Document of(String name) throws IOException {
        Path path = ROOT.resolve(name);
        return new Document(path, Files.readString(path));
    }

    /** All of the project's. */
    static List<Document> all() throws IOException {
        List<Document> all = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    all.add(new Document(file, Files.readString(file)));
                }
            }
        }
        return all;
    }

    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** In their order. */
    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(result -> block(result.group()))
                .toList();
    }

    private static Block block(String text) {
        Matcher matcher = BLOCK.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text);
        }
        String reason = matcher.group("reason");
        return new Block(matcher.group("language"), matcher.group("code"), reason == null ? "" : reason);
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
