package io.github.testmonitor.maven;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.testmonitor.maven");

    @Test
    void the_participant_links_to_maven_and_the_jdk_only() {
        classes()
                .that()
                .resideInAnyPackage("..maven.participant..", "..maven.pom..", "..maven.session..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.apache.maven",
                        "org.apache.maven.execution..",
                        "org.apache.maven.model..",
                        "org.apache.maven.project..",
                        "org.eclipse.aether..",
                        "org.slf4j",
                        "org.jspecify.annotations", // not there at run time, and not needed there
                        "io.github.testmonitor.maven.participant..",
                        "io.github.testmonitor.maven.pom..",
                        "io.github.testmonitor.maven.session..")
                .check(CLASSES);
    }

    @Test
    void the_classes_of_the_model_that_a_library_of_ours_has_too_are_called_by_name_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.codehaus.plexus.util..")
                .check(CLASSES);
    }

    @Test
    void nothing_depends_on_the_mojos() {
        noClasses()
                .that()
                .resideInAPackage("io.github.testmonitor.maven.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.testmonitor.maven")
                .check(CLASSES);
    }

    @Test
    void oshi_is_used_in_its_own_jvm_only() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OshiMachine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("oshi..")
                .check(CLASSES);
    }
}
