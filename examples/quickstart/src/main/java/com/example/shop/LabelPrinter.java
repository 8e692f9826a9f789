package com.example.shop;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Prints parcel labels in a process of its own, as one does with a driver that is not to be trusted. */
public final class LabelPrinter {

    private LabelPrinter() {}

    public static List<String> print(String address, int copies) throws IOException, InterruptedException {
        Process driver = new ProcessBuilder(java(), "-cp", classPath(), Driver.class.getName(), address, "" + copies)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(driver.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (driver.waitFor() != 0) {
            throw new IOException("the label driver ended with exit value " + driver.exitValue());
        }
        return printed.lines().toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        try {
            return Path.of(LabelPrinter.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is no path", e);
        }
    }

    /** Runs in the other process: one line a label, ending with its check number. */
    public static final class Driver {
        private Driver() {}

        public static void main(String[] args) {
            for (int copy = 1; copy <= Integer.parseInt(args[1]); copy++) {
                System.out.println(args[0] + " #" + copy + " " + checkNumber(args[0], copy));
            }
        }

        private static int checkNumber(String address, int copy) {
            int check = address.hashCode() ^ copy;
            for (int i = 0; i < 10_000_000; i++) {
                check = check * 31 + (check >>> 7);
            }
            return check & 0xffff;
        }
    }
}
