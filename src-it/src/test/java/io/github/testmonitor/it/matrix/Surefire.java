package io.github.testmonitor.it.matrix;

import java.util.List;

/** The versions of Surefire and Failsafe in the matrix: the last of version 2, the first of 3, what Maven 3.9 takes, the newest two. */
final class Surefire {
    static final String V2_22 = "2.22.2";
    static final String V3_0 = "3.0.0";
    static final String V3_2 = "3.2.5";
    static final String V3_5 = "3.5.6";
    static final String V3_6 = "3.6.1";

    static final List<String> ALL = List.of(V2_22, V3_0, V3_2, V3_5, V3_6);

    private Surefire() {}
}
