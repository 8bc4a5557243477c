package dev.opikexport.exporters.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageContentTest {

    private static final int MOST = 1 << 12;

    @Test
    void theNextPageHasRoomForAsMuchButNotForALargeValue() {
        PageContent usual = new PageContent();
        usual.plain.add(new byte[1000], 0, 1000);
        PageContent large = new PageContent();
        large.plain.add(new byte[1 << 20], 0, 1 << 20);

        assertThat(usual.empty(MOST).plain.array()).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(usual.empty(MOST).plain.length()).isZero();
        assertThat(large.empty(MOST).plain.array()).hasSize(MOST);
    }
}
