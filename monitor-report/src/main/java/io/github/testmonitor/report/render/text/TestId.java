package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.model.TestRun;
import java.util.Base64;

/**
 * A short name for one attempt of one test that stays the same from build to build, for links: {@value #LENGTH} letters made of
 * 48 bits. Of a million tests two share one with a chance of 1 in 560.
 */
public final class TestId {
    /** Of each of them. */
    public static final int LENGTH = 8;

    private static final int BYTES = 6;

    private TestId() {}

    public static String of(TestRun test) {
        long hash = 0xcbf29ce484222325L;
        hash = fnv(hash, test.module());
        hash = fnv(hash, test.execution());
        hash = fnv(hash, test.identity().uniqueId());
        hash = fnv(hash, Integer.toString(test.attempt()));
        byte[] bytes = new byte[BYTES];
        // The upper bits are mixed best.
        for (int index = 0; index < BYTES; index++) {
            bytes[index] = (byte) (hash >>> 56 - 8 * index);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** FNV-1a over the characters and an end mark. */
    private static long fnv(long seed, String text) {
        long hash = seed;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
        }
        return (hash ^ 0xFFFF) * 0x100000001b3L;
    }
}
