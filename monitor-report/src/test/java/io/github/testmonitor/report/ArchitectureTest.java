package io.github.testmonitor.report;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {
    private static final String REPORT = "io.github.testmonitor.report";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.testmonitor");

    @Test
    void packages_form_no_cycle() {
        slices().matching(REPORT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(REPORT + ".render.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(REPORT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(REPORT)
                .check(CLASSES);
    }

    @Test
    void data_goes_one_way() {
        uses("json");
        uses("build", "json");
        uses("format");
        uses("code", "format");
        uses("model", "build", "code", "format");
        uses("attribution", "model", "format");
        uses("profile", "code");
        uses("load", "json", "build", "code", "profile", "model", "attribution", "format");
        uses("death", "build", "model", "format");
        uses("leak", "model");
        uses("unseen", "build", "model", "format");
        uses("ranking", "attribution", "code", "model");
        uses("check", "attribution", "model", "format", "render.text");
        uses("live", "build", "load", "format");
        uses("alert", "live", "check", "attribution", "model", "format");
        uses("metrics", "model", "format");
        uses("serve", "live", "metrics", "render", "format");
        uses("render", "build", "code", "model", "attribution", "format");
    }

    @Test
    void nothing_but_the_record_format_of_core_is_used() {
        noClasses()
                .that()
                .resideInAPackage(REPORT + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.testmonitor..")
                        .and(resideOutsideOfPackages(REPORT + "..", "io.github.testmonitor.record..")))
                .check(CLASSES);
    }

    @Test
    void libraries_stay_where_they_are_needed() {
        only("tools.jackson..", "json", "build", "load", "render.export", "serve");
        only("freemarker..", "render");
        noClasses()
                .that(resideInAPackage(REPORT + "..").and(resideOutsideOfPackages(REPORT + ".profile..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .because("the JVM that makes the report may have no flight recorder")
                .check(CLASSES);
    }

    @Test
    void the_report_knows_no_maven() {
        noClasses()
                .that()
                .resideInAPackage(REPORT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..")
                .check(CLASSES);
    }

    @Test
    void every_package_says_that_nothing_is_null_unless_marked() throws IOException {
        Path sources = Path.of("src/main/java/io/github/testmonitor/report");
        try (Stream<Path> folders = Files.walk(sources)) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .contains("@NullMarked"));
        }
    }

    private static void uses(String user, String... used) {
        List<String> allowed = Stream.concat(Stream.of(user), Stream.of(used))
                .map(name -> REPORT + "." + name + "..")
                .toList();
        classes()
                .that()
                .resideInAPackage(REPORT + "." + user + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(REPORT + "..").negate().or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .because(user + " may use " + List.of(used))
                .check(CLASSES);
    }

    private static void only(String library, String... users) {
        String[] packages =
                Stream.of(users).map(name -> REPORT + "." + name + "..").toArray(String[]::new);
        noClasses()
                .that(resideOutsideOfPackages(packages))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
