package dev.opikexport.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text of {@code src/test/resources/contract/} that the code must give, so that no file changes its shape by accident. */
public final class GoldenContract {

    private static final Path CHECKED_IN = Path.of("src", "test", "resources", "contract");

    private GoldenContract() {}

    /**
     * Fails, and says what to do, unless the text is the one that is checked in for {@link Schema#VERSION}.
     *
     * @param name of the file, without version and ending
     */
    public static void assertKept(String name, String actual) throws IOException {
        String file = name + "-" + Schema.VERSION + ".txt";
        Path now = Files.createDirectories(Path.of("target", "contract")).resolve(file);
        Files.writeString(now, actual);
        Path kept = CHECKED_IN.resolve(file);
        assertThat(actual).as("""
                        The columns of files change. If nobody meant to, undo it: tables that read older files would break.
                        If it is meant: give a new column a field id that no version had, raise Schema.VERSION, tell it in
                        docs/formats.md and CHANGELOG.md, and keep the files of older versions in %s.
                        The new text is %s: copy it there.""", CHECKED_IN, now).isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
    }
}
