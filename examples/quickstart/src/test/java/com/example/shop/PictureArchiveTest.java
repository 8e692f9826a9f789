package com.example.shop;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Takes memory outside the heap for a moment: no heap figure shows it, the resident peak does. */
class PictureArchiveTest {

    @Test
    void four_hundred_empty_pictures_are_small() {
        List<byte[]> pictures = Collections.nCopies(400, new byte[64 << 10]);

        List<Integer> sizes = PictureArchive.compress(pictures);

        assertEquals(400, sizes.size());
        assertTrue(sizes.stream().allMatch(size -> size < 1024), sizes::toString);
    }
}
