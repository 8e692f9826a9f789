package io.github.testmonitor.report.render.chart;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SvgPathTest {
    @Test
    void lines_are_ways_from_the_point_before_and_moves_are_places() {
        SvgPath path = new SvgPath()
                .moveTo(72, 177.04)
                .lineTo(72.8, 175.8)
                .lineTo(80, 175.8)
                .close()
                .moveTo(-1.25, 0);

        assertThat(path).hasToString("M72 177l0.8-1.2l7.2 0ZM-1.2 0");
    }

    @Test
    void what_is_rounded_away_does_not_add_up() {
        SvgPath path = new SvgPath().moveTo(0, 0);
        for (int step = 1; step <= 100; step++) {
            path.lineTo(step * 0.04, 0);
        }

        assertThat(path.toString().split("0.1", -1)).as("4.0 in steps of 0.1").hasSize(41);
    }
}
