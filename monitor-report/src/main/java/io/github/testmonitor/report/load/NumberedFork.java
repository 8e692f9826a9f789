package io.github.testmonitor.report.load;

/**
 * A fork file that counts.
 *
 * @param number counts the forks of the run from 1 in the order of their start
 * @param module {@code groupId:artifactId}
 * @param label module, and execution where the module has several
 */
record NumberedFork(int number, String module, String label, ForkFile file) {}
