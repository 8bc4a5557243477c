package dev.opikexport.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void whateverATextSaysItStaysText() {
        assertThat(HtmlText.escape("<script>\"&'\u0000\u001b\ud800🚀"))
                .isEqualTo("&lt;script&gt;&quot;&amp;&#39;\ufffd\ufffd\ufffd🚀");
    }
}
