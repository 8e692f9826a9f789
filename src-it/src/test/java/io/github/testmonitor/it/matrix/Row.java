package io.github.testmonitor.it.matrix;

import java.util.List;

/**
 * What came of one cell.
 *
 * @param ran tests that ran by Surefire's XML, reruns included
 * @param seen tests that were seen from start to finish
 * @param result in words
 * @param problems what should not be; empty is good
 */
public record Row(String what, String surefire, int ran, int seen, String result, List<String> problems) {}
