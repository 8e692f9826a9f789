package io.github.testmonitor.it.matrix;

import io.github.testmonitor.it.matrix.Cell.Mark;
import java.util.List;

/** The frameworks that tests are written for, in the versions of the matrix. */
enum Framework {
    JUNIT_3_8("JUnit 3.8.2", "junit3", "junit:junit:3.8.2"),
    JUNIT_3("JUnit 3 tests on JUnit 4.13.2", "junit3", "junit:junit:4.13.2"),
    JUNIT_4("JUnit 4.13.2", "junit4", "junit:junit:4.13.2"),
    JUNIT_4_PARALLEL("JUnit 4.13.2, parallel", "junit4", "junit:junit:4.13.2"),
    JUPITER_OLD(
            "Jupiter 5.6.3",
            "jupiter",
            "org.junit.jupiter:junit-jupiter:5.6.3",
            "org.junit.platform:junit-platform-launcher:1.6.3"),
    JUPITER_5(
            "Jupiter 5.14.4",
            "jupiter",
            "org.junit.jupiter:junit-jupiter:5.14.4",
            "org.junit.platform:junit-platform-launcher:1.14.4"),
    JUPITER_PARALLEL(
            "Jupiter 5.14.4, parallel",
            "jupiter",
            "org.junit.jupiter:junit-jupiter:5.14.4",
            "org.junit.platform:junit-platform-launcher:1.14.4"),
    JUPITER_6(
            "Jupiter 6.1.3",
            "jupiter",
            "org.junit.jupiter:junit-jupiter:6.1.3",
            "org.junit.platform:junit-platform-launcher:6.1.3"),
    VINTAGE(
            "Vintage beside Jupiter 5.14.4",
            "vintage",
            "org.junit.jupiter:junit-jupiter:5.14.4",
            "org.junit.vintage:junit-vintage-engine:5.14.4",
            "junit:junit:4.13.2"),
    TESTNG_6("TestNG 6.14.3", "testng", "org.testng:testng:6.14.3"),
    TESTNG_7("TestNG 7.12.0", "testng", "org.testng:testng:7.12.0"),
    TESTNG_PARALLEL("TestNG 7.12.0, parallel", "testng", "org.testng:testng:7.12.0"),
    SPOCK("Spock 2.3", "spock", "org.spockframework:spock-core:2.3-groovy-4.0"),
    CUCUMBER(
            "Cucumber 7.23.0",
            "cucumber",
            "io.cucumber:cucumber-java:7.23.0",
            "io.cucumber:cucumber-junit-platform-engine:7.23.0",
            "org.junit.jupiter:junit-jupiter:5.12.2",
            "org.junit.platform:junit-platform-suite:1.12.2"),
    SUITE(
            "@Suite, its classes found too",
            "suite",
            "org.junit.jupiter:junit-jupiter:5.14.4",
            "org.junit.platform:junit-platform-suite:1.14.4");

    private final String label;
    private final String tests;
    private final List<String> libraries;

    Framework(String label, String tests, String... libraries) {
        this.label = label;
        this.tests = tests;
        this.libraries = List.of(libraries);
    }

    String tests() {
        return tests;
    }

    /** What its tests are compiled with, and run with unless a cell says otherwise. */
    List<String> libraries() {
        return libraries;
    }

    Cell cell(String surefire) {
        Cell cell = Cell.of(label, surefire, tests, libraries);
        // Surefire 3.6 hands TestNG its classes in an order of its own, another one in each JVM.
        return isTestNg() && surefire.equals(Surefire.V3_6) ? cell.marked(Mark.UNORDERED) : cell;
    }

    boolean isTestNg() {
        return tests.equals("testng");
    }
}
