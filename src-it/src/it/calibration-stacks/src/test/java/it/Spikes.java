package it;

import io.github.testmonitor.api.Section;
import java.util.concurrent.locks.LockSupport;

/** Spikes of 300 MB in some 30 ms, each in one of four methods, which a section around it names. Between them nothing is done. */
final class Spikes {
    private static final int COUNT = 40;
    private static final int PARTS = 30;
    private static final int MEGABYTE = 1_000_000;
    private static final long PART_NANOS = 1_000_000;
    private static final long PAUSE_NANOS = 117_000_000;
    private static volatile byte[] kept = {};

    private Spikes() {}

    static void run() {
        for (int number = 0; number < COUNT; number++) {
            pause();
            try (Section section = Section.start("abcd".charAt(number % 4) + " " + number)) {
                switch (number % 4) {
                    case 0 -> a();
                    case 1 -> b();
                    case 2 -> c();
                    default -> d();
                }
            }
        }
        pause();
    }

    private static void pause() {
        long end = System.nanoTime() + PAUSE_NANOS;
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }

    private static void a() {
        for (int part = 0; part < PARTS; part++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                kept = new byte[MEGABYTE];
            }
            while (System.nanoTime() - start < PART_NANOS) {
                Thread.onSpinWait();
            }
        }
    }

    private static void b() {
        for (int part = 0; part < PARTS; part++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                kept = new byte[MEGABYTE];
            }
            while (System.nanoTime() - start < PART_NANOS) {
                Thread.onSpinWait();
            }
        }
    }

    private static void c() {
        for (int part = 0; part < PARTS; part++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                kept = new byte[MEGABYTE];
            }
            while (System.nanoTime() - start < PART_NANOS) {
                Thread.onSpinWait();
            }
        }
    }

    private static void d() {
        for (int part = 0; part < PARTS; part++) {
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                kept = new byte[MEGABYTE];
            }
            while (System.nanoTime() - start < PART_NANOS) {
                Thread.onSpinWait();
            }
        }
    }
}
