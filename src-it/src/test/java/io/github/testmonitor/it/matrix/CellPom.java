package io.github.testmonitor.it.matrix;

import java.util.List;

/** The POMs of a build's modules, as text. */
final class CellPom {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 https://maven.apache.org/xsd/maven-4.0.0.xsd">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>it</groupId>
                <artifactId>it</artifactId>
                <version>1</version>
                <relativePath>../../pom.xml</relativePath>
              </parent>
            """;

    private static final String SPOCK_COMPILER = """
            <plugin>
              <groupId>org.codehaus.gmavenplus</groupId>
              <artifactId>gmavenplus-plugin</artifactId>
              <version>4.2.1</version>
              <executions><execution><goals><goal>compileTests</goal></goals></execution></executions>
              <configuration>
                <testSources><testSource><directory>${project.basedir}</directory><includes><include>it/*.groovy</include></includes></testSource></testSources>
              </configuration>
            </plugin>
            """;

    private CellPom() {}

    /** The module that compiles a folder of tests and runs none. */
    static String ofTests(String tests, List<String> libraries) {
        String groovy = tests.equals("spock") ? SPOCK_COMPILER : "";
        return HEAD + """
                  <artifactId>tests-%s</artifactId>
                  <properties><skipTests>true</skipTests><monitor.skip>true</monitor.skip></properties>
                  <dependencies>%s</dependencies>
                  <build>
                    <testSourceDirectory>${project.basedir}</testSourceDirectory>
                    <testResources>
                      <testResource>
                        <directory>${project.basedir}</directory>
                        <includes><include>*.feature</include><include>*.properties</include></includes>
                      </testResource>
                    </testResources>
                    <plugins>%s</plugins>
                  </build>
                </project>
                """.formatted(tests, dependencies(libraries), groovy);
    }

    /** @param without for the module that runs the same tests without us */
    static String of(Cell cell, boolean without) {
        return HEAD
                + """
                  <artifactId>%s</artifactId>
                  <properties>
                    <surefire.version>%s</surefire.version>
                    %s
                    %s
                  </properties>
                  <dependencies>%s</dependencies>
                  <build>
                    <testOutputDirectory>${project.basedir}/../../tests/%s/target/test-classes</testOutputDirectory>
                    <plugins>
                      <plugin>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <configuration>%s</configuration>
                      </plugin>
                      %s
                    </plugins>
                  </build>
                </project>
                """.formatted(
                                without ? cell.twin() : cell.name(),
                                cell.surefire(),
                                without ? "<monitor.skip>true</monitor.skip>" : "",
                                cell.properties(),
                                dependencies(cell.libraries()),
                                cell.tests(),
                                cell.configuration(),
                                cell.build());
    }

    private static String dependencies(List<String> libraries) {
        StringBuilder xml = new StringBuilder();
        for (String library : libraries) {
            String[] parts = library.split(":");
            xml.append("<dependency><groupId>")
                    .append(parts[0])
                    .append("</groupId><artifactId>")
                    .append(parts[1])
                    .append("</artifactId><version>")
                    .append(parts[2])
                    .append("</version><scope>test</scope></dependency>");
        }
        return xml.toString();
    }
}
