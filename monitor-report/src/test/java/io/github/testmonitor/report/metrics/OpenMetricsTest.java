package io.github.testmonitor.report.metrics;

import io.github.testmonitor.report.metrics.OpenMetrics.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenMetricsTest {

    @Test
    void families_have_their_lines_and_the_text_its_end() {
        assertThat(new OpenMetrics()
                        .gauge("a_bytes", "bytes", "Some.")
                        .sample("a_bytes", List.of(), 7)
                        .total("b_seconds_total", "More.")
                        .seconds("b_seconds_total", List.of(new Label("x", "y"), new Label("z", "1")), 1_500_000_000)
                        .text())
                .isEqualTo("""
                        # TYPE a_bytes gauge
                        # UNIT a_bytes bytes
                        # HELP a_bytes Some.
                        a_bytes 7
                        # HELP b_seconds_total More.
                        b_seconds_total{x="y",z="1"} 1.5
                        # EOF
                        """);
    }

    @Test
    void nothing_in_a_label_ends_its_line_or_its_quotes() {
        assertThat(new OpenMetrics()
                        .sample("a", List.of(new Label("x", "\"} 1\nb \\")), 7)
                        .text())
                .isEqualTo("a{x=\"\\\"} 1\\nb \\\\\"} 7\n# EOF\n");
    }
}
