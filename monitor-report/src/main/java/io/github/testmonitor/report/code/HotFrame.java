package io.github.testmonitor.report.code;

/**
 * A method and what it weighs in a call tree.
 *
 * @param method clean, without line
 * @param here what was used in it, and in frames of the JDK and of frameworks that it called
 * @param total the same with all that it called; a recursion counts once
 */
public record HotFrame(String method, long here, long total) {}
