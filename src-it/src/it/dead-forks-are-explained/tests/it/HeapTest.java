package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {

    @Test
    void endsItsFork() throws Exception {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
            Thread.sleep(10);
        }
    }
}
