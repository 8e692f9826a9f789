package io.github.testmonitor.report.format;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharesTest {
    @Test
    void a_small_share_is_not_rounded_to_nothing() {
        assertThat(Shares.percent(0, 100)).isEqualTo("0 %");
        assertThat(Shares.percent(1, 1000)).isEqualTo("< 1 %");
        assertThat(Shares.percent(955, 1000)).isEqualTo("96 %");
        assertThat(Shares.percent(106, 100)).isEqualTo("106 %");
    }
}
