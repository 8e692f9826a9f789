package io.github.testmonitor.it.matrix;

import io.github.testmonitor.it.Jdks;
import io.github.testmonitor.it.matrix.Cell.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every framework under every Surefire. */
final class FrameworkCells {
    static final String NOT_FOR_SUREFIRE =
            "<excludes><exclude>**/RunByATest.*</exclude></excludes><includes><include>**/*Test.*</include>"
                    + "<include>**/*Spec.*</include></includes>";

    private static final String IN_PARALLEL = "<parallel>methods</parallel><threadCount>3</threadCount>";

    private static final String JUPITER_IN_PARALLEL = """
            <properties>
              <configurationParameters>
                junit.jupiter.execution.parallel.enabled = true
                junit.jupiter.execution.parallel.mode.default = concurrent
              </configurationParameters>
            </properties>
            """;

    /** What Surefire itself cannot do: the same without us. */
    private static final Map<String, Set<Framework>> RUNS_NOTHING = Map.of(
            Surefire.V2_22,
            EnumSet.of(Framework.VINTAGE, Framework.SPOCK, Framework.TESTNG_PARALLEL),
            Surefire.V3_6,
            EnumSet.of(Framework.JUNIT_3_8));

    /** What runs without Surefire's own listener getting over the first event. */
    private static final Map<String, Set<Framework>> REPORTS_NOTHING =
            Map.of(Surefire.V2_22, EnumSet.of(Framework.JUPITER_6));

    /** Each framework and each Surefire at least once. */
    private static final Map<String, Set<Framework>> ALWAYS = Map.of(
            Surefire.V2_22,
            EnumSet.of(Framework.JUNIT_4, Framework.JUPITER_OLD, Framework.TESTNG_6),
            Surefire.V3_0,
            EnumSet.of(Framework.JUPITER_5, Framework.JUNIT_3_8),
            Surefire.V3_2,
            EnumSet.of(Framework.VINTAGE, Framework.CUCUMBER),
            Surefire.V3_5,
            EnumSet.of(
                    Framework.JUNIT_4,
                    Framework.JUNIT_4_PARALLEL,
                    Framework.JUPITER_6,
                    Framework.TESTNG_7,
                    Framework.TESTNG_PARALLEL),
            Surefire.V3_6,
            EnumSet.of(
                    Framework.JUNIT_3,
                    Framework.JUNIT_4_PARALLEL,
                    Framework.JUPITER_PARALLEL,
                    Framework.TESTNG_7,
                    Framework.SUITE,
                    Framework.SPOCK));

    private FrameworkCells() {}

    static List<Cell> all() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String surefire : Surefire.ALL) {
            for (Framework framework : Framework.values()) {
                cells.add(cell(framework, surefire));
            }
        }
        for (Framework framework : Framework.values()) {
            cells.add(onNewerJdk(cell(framework, Surefire.V3_5)));
        }
        return cells;
    }

    /** In a JVM that warns of much. */
    static Cell onNewerJdk(Cell cell) throws IOException {
        Cell named = cell.named(cell.what() + ", on JDK 25").unmarked(Mark.ALWAYS);
        return Jdks.java(25)
                .map(java -> named.configured("<jvm>" + java + "</jvm>"))
                .orElseGet(() -> named.marked(Mark.NOT_HERE));
    }

    private static Cell cell(Framework framework, String surefire) {
        Cell cell = framework.cell(surefire).configured(NOT_FOR_SUREFIRE);
        if (ALWAYS.getOrDefault(surefire, Set.of()).contains(framework)) {
            cell = cell.marked(Mark.ALWAYS);
        }
        if (RUNS_NOTHING.getOrDefault(surefire, Set.of()).contains(framework)) {
            cell = cell.marked(Mark.SUREFIRE_RUNS_NOTHING);
        }
        if (REPORTS_NOTHING.getOrDefault(surefire, Set.of()).contains(framework)) {
            cell = cell.marked(Mark.SUREFIRE_REPORTS_NOTHING);
        }
        if (framework.isTestNg()) {
            cell = cell.marked(Mark.CONFIGURATION_IN_XML);
        }
        return switch (framework) {
            case JUNIT_4_PARALLEL, TESTNG_PARALLEL ->
                cell.configured(IN_PARALLEL).marked(Mark.UNORDERED);
            case JUPITER_PARALLEL -> cell.configured(JUPITER_IN_PARALLEL).marked(Mark.UNORDERED);
            case SPOCK, CUCUMBER, SUITE, JUPITER_OLD -> cell.marked(Mark.CLASSES_MISNAMED);
            default -> cell;
        };
    }
}
