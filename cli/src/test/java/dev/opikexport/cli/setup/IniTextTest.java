package dev.opikexport.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IniTextTest {

    @Test
    void settingsChangeInPlaceAndEveryOtherLineStays() {
        String before = """
                # mine
                [other]
                workspace = theirs

                [opik]
                ; the server
                URL_Override: http://old
                api_key = old
                project_name = chat

                [last]
                a = 1
                """;

        assertThat(IniText.with(before, "opik", settings("http://new", "w", null)))
                .isEqualTo("""
                # mine
                [other]
                workspace = theirs

                [opik]
                ; the server
                url_override = http://new
                project_name = chat
                workspace = w

                [last]
                a = 1
                """);
    }

    @Test
    void aMissingSectionIsAdded() {
        assertThat(IniText.with("", "opik", settings("u", "w", "k")))
                .isEqualTo("[opik]\nurl_override = u\nworkspace = w\napi_key = k\n");
        assertThat(IniText.with("[a]\nb = c", "opik", settings("u", "w", null)))
                .isEqualTo("[a]\nb = c\n\n[opik]\nurl_override = u\nworkspace = w\n");
    }

    @Test
    void aSettingThatStandsTwiceStandsOnceAfterwards() {
        assertThat(IniText.with(
                        "[opik]\nworkspace = a\nworkspace = b\n", "opik", Map.of("workspace", Optional.of("c"))))
                .isEqualTo("[opik]\nworkspace = c\n");
    }

    private static Map<String, Optional<String>> settings(String url, String workspace, String key) {
        Map<String, Optional<String>> settings = new LinkedHashMap<>();
        settings.put("url_override", Optional.of(url));
        settings.put("workspace", Optional.of(workspace));
        settings.put("api_key", Optional.ofNullable(key));
        return settings;
    }
}
