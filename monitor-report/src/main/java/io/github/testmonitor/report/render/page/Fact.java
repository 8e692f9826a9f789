package io.github.testmonitor.report.render.page;

/** A line of a list: what, and what is known of it. */
public record Fact(String label, String value) {}
