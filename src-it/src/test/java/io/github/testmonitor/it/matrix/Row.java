package io.github.testmonitor.it.matrix;

import java.util.List;

/**
 * What came of one cell, or of one build.
 *
 * @param what the cell or the build
 * @param surefire the version of Surefire; of a build, that of Maven
 * @param ran tests that ran by Surefire's XML, reruns included
 * @param seen tests that were seen from start to finish
 * @param result in words
 * @param problems what should not be; empty is good
 */
public record Row(String what, String surefire, int ran, int seen, String result, List<String> problems) {
    /**
     * A file that a build may leave in its folder, where counting its files would say nothing or something else each time: what ran,
     * what was seen and a few words for the result, parted by tabs; an empty file for no row at all.
     */
    static final String OF_BUILD = "row.txt";
}
