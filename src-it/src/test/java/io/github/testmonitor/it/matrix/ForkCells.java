package io.github.testmonitor.it.matrix;

import io.github.testmonitor.it.matrix.Cell.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every way of starting a fork. */
final class ForkCells {
    private static final String TWO_FORKS = "<forkCount>2</forkCount>";

    private final List<Cell> cells = new ArrayList<>();

    private ForkCells() {}

    static List<Cell> all() throws IOException {
        ForkCells made = new ForkCells();
        for (String surefire : Surefire.ALL) {
            made.modes(surefire);
        }
        made.argLines();
        made.jacoco();
        made.surroundings();
        made.reporting();
        return made.cells;
    }

    private void modes(String surefire) {
        boolean newest3 = surefire.equals(Surefire.V3_5);
        Framework jupiter = surefire.equals(Surefire.V2_22) ? Framework.JUPITER_OLD : Framework.JUPITER_5;
        Framework testNg = surefire.equals(Surefire.V2_22) ? Framework.TESTNG_6 : Framework.TESTNG_7;
        Framework junit4 = Framework.JUNIT_4;
        addIf(newest3, of(jupiter, surefire, "forkCount=2", TWO_FORKS).marked(Mark.UNORDERED));
        addIf(newest3, of(junit4, surefire, "reuseForks=false", "<reuseForks>false</reuseForks>"));
        addIf(newest3, of(junit4, surefire, "reruns", "<rerunFailingTestsCount>1</rerunFailingTestsCount>"));
        for (Framework framework : List.of(jupiter, junit4, testNg)) {
            addIf(
                    newest3 || (surefire.equals(Surefire.V3_6) && framework == junit4),
                    of(framework, surefire, "forkCount=0", "<forkCount>0</forkCount>")
                            .marked(isSeenWithoutFork(framework, surefire) ? Mark.IN_MAVEN : Mark.BLIND));
        }
        if (newest3) {
            add(of(jupiter, surefire, "forkCount=1C", "<forkCount>1C</forkCount>")
                    .marked(Mark.UNORDERED));
            add(of(testNg, surefire, "forkCount=2", TWO_FORKS).marked(Mark.UNORDERED));
            addIf(false, of(junit4, surefire, "forkCount=2", TWO_FORKS).marked(Mark.UNORDERED));
            addIf(false, of(testNg, surefire, "reuseForks=false", "<reuseForks>false</reuseForks>"));
            addIf(false, of(jupiter, surefire, "reuseForks=false", "<reuseForks>false</reuseForks>"));
            addIf(false, of(jupiter, surefire, "reruns", "<rerunFailingTestsCount>1</rerunFailingTestsCount>"));
        }
        if (!surefire.equals(Surefire.V2_22)) {
            Cell modular = modular(jupiter.cell(surefire));
            addIf(newest3, surefire.equals(Surefire.V3_0) ? modular.marked(Mark.SUREFIRE_RUNS_NOTHING) : modular);
        }
    }

    /** JUnit 4 has no listeners of its own to be found on the class path. */
    private static boolean isSeenWithoutFork(Framework framework, String surefire) {
        return framework != Framework.JUNIT_4 || surefire.equals(Surefire.V3_6);
    }

    private void argLines() {
        Cell plain = Framework.JUPITER_5.cell(Surefire.V3_5).configured(FrameworkCells.NOT_FOR_SUREFIRE);
        add(plain.named("argLine fixed").configured("<argLine>-Xmx256m</argLine>"));
        add(plain.named("argLine with @{argLine} that nobody sets")
                .configured("<argLine>@{argLine} -Xmx256m</argLine>")
                .marked(Mark.NO_TWIN));
        add(plain.named("argLine with ${argLine}")
                .withProperty("argLine", "-Xmx256m")
                .configured("<argLine>${argLine} -Dit.early=true</argLine>"));
        add(plain.named("argLine by a property of its own")
                .withProperty("test.arguments", "-Xmx256m")
                .configured("<argLine>${test.arguments}</argLine>"));
        add(plain.named("argLine by a late property of its own")
                .withProperty("test.arguments", "-Xmx256m")
                .configured("<argLine>@{test.arguments}</argLine>"));
        add(plain.named("argLine as a property only").withProperty("argLine", "-Xmx256m"));
        add(plain.named("argLine over several lines").configured("<argLine>-Xmx256m\n  -Dit.lines=true\n</argLine>"));
    }

    private void jacoco() {
        Cell plain = Framework.JUPITER_5.cell(Surefire.V3_5).configured(FrameworkCells.NOT_FOR_SUREFIRE);
        add(plain.named("JaCoCo before us").built(JACOCO));
        add(plain.named("JaCoCo after us").built(US + JACOCO));
        addIf(false, plain.named("JaCoCo before and after us").built(US + JACOCO_TWICE));
        add(plain.named("JaCoCo and a fixed argLine")
                .configured("<argLine>@{argLine} -Xmx256m</argLine>")
                .built(JACOCO));
    }

    private void surroundings() throws IOException {
        Cell jupiter = Framework.JUPITER_5.cell(Surefire.V3_5).configured(FrameworkCells.NOT_FOR_SUREFIRE);
        Cell junit4 = Framework.JUNIT_4.cell(Surefire.V3_5).configured(FrameworkCells.NOT_FOR_SUREFIRE);
        add(jupiter.named("useSystemClassLoader=false")
                .configured("<useSystemClassLoader>false</useSystemClassLoader>"));
        add(jupiter.named("useManifestOnlyJar=false").configured("<useManifestOnlyJar>false</useManifestOnlyJar>"));
        add(
                jupiter.named("forks by TCP")
                        .configured(
                                "<forkNode implementation=\"org.apache.maven.plugin.surefire.extensions.SurefireForkNodeFactory\"/>"));
        add(jupiter.named("user.dir elsewhere")
                .configured("<workingDirectory>${project.build.directory}/elsewhere</workingDirectory>"));
        add(jupiter.named("java.io.tmpdir that is not there")
                .configured("<argLine>-Djava.io.tmpdir=/no/such/folder</argLine>"));
        add(jupiter.named("environment and system properties of its own")
                .configured("<environmentVariables><LANG>C</LANG></environmentVariables>"
                        + "<systemPropertyVariables><user.language>tr</user.language><file.encoding>ISO-8859-1</file.encoding>"
                        + "</systemPropertyVariables>"));
        add(jupiter.named("Turkish, by argLine")
                .configured("<argLine>-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9</argLine>"));
        add(junit4.named("ASM, JNA, OSHI and SLF4J of old versions")
                .with(
                        "org.ow2.asm:asm:5.0.4",
                        "net.java.dev.jna:jna:4.5.2",
                        "com.github.oshi:oshi-core:3.13.0",
                        "org.slf4j:slf4j-simple:1.7.36"));
        add(jupiter.named("Failsafe beside Surefire")
                .running("failsafe")
                .built(
                        "<plugin><artifactId>maven-failsafe-plugin</artifactId><executions><execution><id>it</id><phase>test</phase>"
                                + "<goals><goal>integration-test</goal></goals></execution></executions></plugin>"));
        add(jupiter.named("two executions")
                .configured("<reportNameSuffix>first</reportNameSuffix>")
                .marked(Mark.CLASSES_MISNAMED)
                .built("<plugin><artifactId>maven-surefire-plugin</artifactId><executions><execution><id>second</id>"
                        + "<goals><goal>test</goal></goals><configuration><reportNameSuffix>second</reportNameSuffix>"
                        + "</configuration></execution></executions></plugin>"));
        add(Framework.TESTNG_7
                .cell(Surefire.V3_5)
                .named("testng.xml with a class in two tests")
                .running("testng-suite")
                .configured(
                        "<suiteXmlFiles><suiteXmlFile>${project.basedir}/../../tests/testng-suite/testng.xml</suiteXmlFile>"
                                + "</suiteXmlFiles>"));
        add(jupiter.named("listeners deactivated by junit-platform.properties")
                .running("deactivated")
                .marked(Mark.BLIND));
        Cell testNg = Framework.TESTNG_7
                .cell(Surefire.V3_5)
                .configured(FrameworkCells.NOT_FOR_SUREFIRE)
                .marked(Mark.CONFIGURATION_IN_XML);
        Cell byOshi = jupiter.named("readings of the process by OSHI").withProperty("monitor.processReadings", "oshi");
        addIf(false, byOshi);
        addIf(false, FrameworkCells.onNewerJdk(byOshi));
        add(FrameworkCells.onNewerJdk(jupiter.named("Jupiter")));
        add(FrameworkCells.onNewerJdk(junit4.named("JUnit 4")));
        add(FrameworkCells.onNewerJdk(testNg.named("TestNG")));
    }

    private void reporting() {
        Cell jupiter = Framework.JUPITER_5.cell(Surefire.V3_5).configured(FrameworkCells.NOT_FOR_SUREFIRE);
        add(jupiter.named("reportNameSuffix")
                .configured("<reportNameSuffix>suffix</reportNameSuffix>")
                .marked(Mark.CLASSES_MISNAMED));
        add(
                jupiter.named("display names in the XML")
                        .marked(Mark.CLASSES_MISNAMED)
                        .configured(
                                "<statelessTestsetReporter implementation=\"org.apache.maven.plugin.surefire.extensions.junit5"
                                        + ".JUnit5Xml30StatelessReporter\"><usePhrasedFileName>true</usePhrasedFileName>"
                                        + "<usePhrasedTestSuiteClassName>true</usePhrasedTestSuiteClassName>"
                                        + "<usePhrasedTestCaseClassName>true</usePhrasedTestCaseClassName>"
                                        + "<usePhrasedTestCaseMethodName>true</usePhrasedTestCaseMethodName></statelessTestsetReporter>"));
        add(jupiter.named("test=ShapesTest#plain").withProperty("test", "ShapesTest#plain"));
    }

    private static Cell of(Framework framework, String surefire, String how, String xml) {
        Cell cell = framework.cell(surefire);
        Cell named = cell.named(cell.what() + ", " + how)
                .configured(FrameworkCells.NOT_FOR_SUREFIRE)
                .configured(xml);
        if (framework == Framework.JUPITER_OLD) {
            named = named.marked(Mark.CLASSES_MISNAMED);
        }
        return framework.isTestNg() ? named.marked(Mark.CONFIGURATION_IN_XML) : named;
    }

    /** Main code in a named module, into which Surefire patches the tests. */
    private static Cell modular(Cell jupiter) {
        return jupiter.named(jupiter.what() + ", on the module path")
                .running("modular")
                .built("<plugin><artifactId>maven-compiler-plugin</artifactId><configuration>"
                        + "<compileSourceRoots><compileSourceRoot>${project.basedir}/../../main/modular</compileSourceRoot>"
                        + "</compileSourceRoots></configuration></plugin>");
    }

    private void addIf(boolean always, Cell cell) {
        cells.add(always ? cell.marked(Mark.ALWAYS) : cell);
    }

    private void add(Cell cell) {
        cells.add(cell.marked(Mark.ALWAYS));
    }

    private static final String JACOCO = """
            <plugin>
              <groupId>org.jacoco</groupId>
              <artifactId>jacoco-maven-plugin</artifactId>
              <version>0.8.14</version>
              <executions><execution><goals><goal>prepare-agent</goal></goals></execution></executions>
            </plugin>
            """;

    /** Once in a phase before ours, once in one after it. */
    private static final String JACOCO_TWICE = """
            <plugin>
              <groupId>org.jacoco</groupId>
              <artifactId>jacoco-maven-plugin</artifactId>
              <version>0.8.14</version>
              <executions>
                <execution><id>before</id><phase>validate</phase><goals><goal>prepare-agent</goal></goals></execution>
                <execution><id>after</id><phase>process-test-classes</phase><goals><goal>prepare-agent</goal></goals></execution>
              </executions>
            </plugin>
            """;

    private static final String US = """
            <plugin>
              <groupId>io.github.testmonitor</groupId>
              <artifactId>monitor-maven-plugin</artifactId>
              <executions><execution><id>here</id><goals><goal>prepare-agent</goal></goals></execution></executions>
            </plugin>
            """;
}
