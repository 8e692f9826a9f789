package it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HungryTest {

    @Test
    void takesAllThereIs() throws Exception {
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            kept.add(ByteBuffer.allocateDirect(10 << 20));
            Thread.sleep(20);
        }
    }
}
