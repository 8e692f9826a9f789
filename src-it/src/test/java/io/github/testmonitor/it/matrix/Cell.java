package io.github.testmonitor.it.matrix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One module of a build of the matrix. Immutable.
 *
 * @param what the framework, or what is particular in how the tests run
 * @param surefire version of Surefire and Failsafe
 * @param tests the folder of tests, which are compiled once for all cells that run them
 * @param libraries {@code groupId:artifactId:version} of what the tests run with
 * @param configuration of Surefire, as XML
 * @param build what else stands in the module's {@code plugins}, as XML
 * @param properties of the module, as XML
 * @param marks how the cell is to be judged
 */
record Cell(
        String what,
        String surefire,
        String tests,
        List<String> libraries,
        String configuration,
        String build,
        String properties,
        Set<Mark> marks) {

    /** How a cell is to be judged, where it is not simply that each test is seen once. */
    enum Mark {
        /** Runs in every {@code mvn verify}, not only in the whole matrix. */
        ALWAYS,
        /** Needs something that this machine does not have. */
        NOT_HERE,
        /** Surefire runs no test here, with us or without us. */
        SUREFIRE_RUNS_NOTHING,
        /** Surefire runs the tests and reports none of them, with us or without us. */
        SUREFIRE_REPORTS_NOTHING,
        /** Surefire's XML does not name the classes by their names, so that only sums can be compared. */
        CLASSES_MISNAMED,
        /** The XML counts a failed configuration method as a test. */
        CONFIGURATION_IN_XML,
        /** The order of the tests is not the same each time. */
        UNORDERED,
        /** Without us the fork does not start, so that there is nothing to compare with. */
        NO_TWIN,
        /** Nothing can be seen here, and the build must say so. */
        BLIND,
        /** The tests run in Maven's own JVM, and the build must say so. */
        IN_MAVEN
    }

    static Cell of(String what, String surefire, String tests, List<String> libraries) {
        return new Cell(what, surefire, tests, libraries, "", "", "", EnumSet.noneOf(Mark.class));
    }

    /** Name of the module: fit for a folder, and its own among the cells. */
    String name() {
        return (what + "-" + surefire).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }

    /** The module that runs the same tests without us. */
    String twin() {
        return name() + "-without";
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    Cell marked(Mark... more) {
        Set<Mark> all = EnumSet.noneOf(Mark.class);
        all.addAll(marks);
        all.addAll(List.of(more));
        return new Cell(what, surefire, tests, libraries, configuration, build, properties, all);
    }

    Cell unmarked(Mark mark) {
        Set<Mark> fewer = EnumSet.noneOf(Mark.class);
        fewer.addAll(marks);
        fewer.remove(mark);
        return new Cell(what, surefire, tests, libraries, configuration, build, properties, fewer);
    }

    Cell configured(String xml) {
        return new Cell(what, surefire, tests, libraries, configuration + xml, build, properties, marks);
    }

    Cell built(String xml) {
        return new Cell(what, surefire, tests, libraries, configuration, build + xml, properties, marks);
    }

    Cell withProperty(String name, String value) {
        String property = "<" + name + ">" + value + "</" + name + ">";
        return new Cell(what, surefire, tests, libraries, configuration, build, properties + property, marks);
    }

    /** The same under a name of its own. */
    Cell named(String other) {
        return new Cell(other, surefire, tests, libraries, configuration, build, properties, marks);
    }

    /** The same with other tests. */
    Cell running(String otherTests) {
        return new Cell(what, surefire, otherTests, libraries, configuration, build, properties, marks);
    }

    Cell with(String... moreLibraries) {
        List<String> all = new ArrayList<>(libraries);
        all.addAll(List.of(moreLibraries));
        return new Cell(what, surefire, tests, all, configuration, build, properties, marks);
    }
}
