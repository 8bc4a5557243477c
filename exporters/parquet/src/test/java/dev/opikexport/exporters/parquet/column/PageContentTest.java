package dev.opikexport.exporters.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageContentTest {

    @Test
    void theNextPageHasRoomForAsMuchButNotForALargeValue() {
        PageContent usual = new PageContent();
        usual.plain.add(new byte[1000], 0, 1000);
        PageContent large = new PageContent();
        large.plain.add(new byte[5 * PageContent.FULL_BYTES], 0, 5 * PageContent.FULL_BYTES);

        assertThat(usual.empty().plain.array()).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(usual.empty().plain.length()).isZero();
        assertThat(large.empty().plain.array()).hasSizeBetween(PageContent.FULL_BYTES, 2 * PageContent.FULL_BYTES);
    }

    @Test
    void aPageThatFillsUpTakesLittleMoreThanIsInIt() {
        PageContent page = new PageContent();
        byte[] value = new byte[1000];
        while (page.plain.length() < PageContent.FULL_BYTES) {
            page.plain.add(value, 0, value.length);
            page.numbers.addInt(0);
        }
        while (page.numbers.length() < PageContent.FULL_ROWS * Integer.BYTES) {
            page.numbers.addInt(0);
        }

        assertThat(page.plain.array()).hasSizeLessThan(PageContent.FULL_BYTES + PageContent.FULL_BYTES / 10);
        assertThat(page.numbers.array()).hasSize(PageContent.FULL_ROWS * Integer.BYTES);
    }
}
