package com.example.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** Compresses pictures, all of them side by side. */
public final class PictureArchive {

    private PictureArchive() {}

    /** The size of each picture after compression, in bytes. */
    public static List<Integer> compress(List<byte[]> pictures) {
        List<Deflater> deflaters = new ArrayList<>();
        try {
            // A Deflater holds a quarter of a megabyte outside the heap until end(); one would do for all.
            byte[] buffer = new byte[64 << 10];
            List<Integer> sizes = new ArrayList<>();
            for (byte[] picture : pictures) {
                Deflater deflater = new Deflater(Deflater.BEST_SPEED);
                deflaters.add(deflater);
                deflater.setInput(picture);
                deflater.finish();
                int size = 0;
                while (!deflater.finished()) {
                    size += deflater.deflate(buffer);
                }
                sizes.add(size);
            }
            return sizes;
        } finally {
            deflaters.forEach(Deflater::end);
        }
    }
}
