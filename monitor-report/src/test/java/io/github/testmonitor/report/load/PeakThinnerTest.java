package io.github.testmonitor.report.load;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeakThinnerTest {
    private final PeakThinner<Point> thinner = new PeakThinner<>(Point::nanos, List.of(Point::rss, Point::heap));

    record Point(long nanos, long rss, long heap) {}

    @Test
    void a_short_curve_stays_as_it_is() {
        for (int second = 0; second < 100; second++) {
            thinner.add(new Point(second * 1_000_000_000L, second, -second));
        }

        assertThat(thinner.points()).hasSize(100);
    }

    @Test
    void a_long_curve_is_bounded_and_keeps_both_peaks_and_the_last_point() {
        Point rssPeak = new Point(123_400_000_000L, 1_000_000, 0);
        Point heapPeak = new Point(4_567_800_000_000L, 0, 1_000_000);
        Point last = new Point(10_000_000_000_000L, 0, 0);
        Random random = new Random(1);
        for (long tick = 0; tick < 100_000; tick++) {
            thinner.add(new Point(tick * 100_000_000, random.nextInt(1000), random.nextInt(1000)));
        }
        thinner.add(rssPeak);
        thinner.add(last);
        thinner.add(heapPeak);

        List<Point> points = thinner.points();

        assertThat(points).hasSizeBetween(100, PeakThinner.MAXIMUM_POINTS).contains(rssPeak, heapPeak);
        assertThat(points).isSortedAccordingTo((one, other) -> Long.compare(one.nanos(), other.nanos()));
        assertThat(points.get(points.size() - 1)).isEqualTo(last);
    }

    @Test
    void the_end_of_time_is_a_time() {
        thinner.add(new Point(Long.MAX_VALUE, 1, 1));
        thinner.add(new Point(0, 2, 2));

        assertThat(thinner.points()).hasSize(2);
    }
}
