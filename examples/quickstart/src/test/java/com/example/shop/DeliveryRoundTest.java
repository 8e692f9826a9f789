package com.example.shop;

import com.example.shop.DeliveryRound.Stop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Burns CPU. */
class DeliveryRoundTest {
    private static final Stop DEPOT = new Stop("depot", 0, 0);

    @Test
    void three_stops_on_a_line_are_visited_on_one_way() {
        Stop near = new Stop("near", 1, 0);
        Stop far = new Stop("far", 3, 0);
        Stop between = new Stop("between", 2, 1);

        assertEquals(
                List.of(DEPOT, near, far, between, DEPOT), DeliveryRound.shortest(DEPOT, List.of(far, near, between)));
    }

    @Test
    void eleven_stops_on_a_circle_are_visited_in_turn() {
        List<Stop> circle = IntStream.range(0, 11)
                .mapToObj(i -> new Stop("stop " + i, 5 - 5 * Math.cos(angle(i)), 5 * Math.sin(angle(i))))
                .toList();

        List<Stop> round = DeliveryRound.shortest(DEPOT, circle);

        assertEquals(circle, round.subList(1, 12));
    }

    private static double angle(int stop) {
        return 2 * Math.PI * (stop + 1) / 12;
    }
}
