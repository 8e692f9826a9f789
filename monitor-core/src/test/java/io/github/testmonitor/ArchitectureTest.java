package io.github.testmonitor;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.testmonitor.agent.AgentJarFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The directions inside the core: agent → everything; listener → session → sampling → probe → record. */
class ArchitectureTest {
    private static final String ROOT = "io.github.testmonitor.";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.testmonitor");

    @Test
    void packages_depend_in_one_direction() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CORE);
    }

    /** Its class loader cannot see it, see decision 0026. */
    @Test
    void what_is_on_the_boot_class_path_knows_nothing_of_the_agents_jar() {
        DescribedPredicate<JavaClass> ofAgentsJar = DescribedPredicate.describe(
                "are in the agent's jar",
                type -> AgentJarFiles.isOfAgentJar(type.getName().replace('.', '/') + ".class"));
        noClasses()
                .that(DescribedPredicate.not(ofAgentsJar))
                .should()
                .dependOnClassesThat(ofAgentsJar)
                .check(CORE);
    }

    @Test
    void record_and_config_use_the_jdk_only() {
        onlyUses("record");
        onlyUses("config");
    }

    @Test
    void probes_know_records_only() {
        onlyUses("probe", "record");
    }

    @Test
    void sampling_knows_probes_and_records_only() {
        onlyUses("sampling", "probe", "record");
    }

    @Test
    void session_knows_neither_agent_nor_listeners() {
        onlyUses("session", "stack", "ownership", "sampling", "probe", "record", "config");
    }

    @Test
    void stacks_know_threads_and_the_sampler_that_looks_at_them() {
        onlyUses("stack", "ownership", "sampling", "probe", "record");
    }

    @Test
    void ownership_knows_the_thread_clock_and_its_hooks_only() {
        classes()
                .that()
                .resideInAPackage(ROOT + "ownership..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.objectweb.asm..",
                        ROOT + "ownership..",
                        ROOT + "boot..",
                        ROOT + "probe..",
                        ROOT + "record..",
                        ROOT + "weave..")
                .check(CORE);
    }

    @Test
    void woven_classes_know_nobody() {
        onlyUses("weave");
    }

    @Test
    void listeners_know_the_joint_of_the_session_and_the_status_of_records() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "listener..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "agent..",
                        ROOT + "probe..",
                        ROOT + "sampling..",
                        ROOT + "ownership..",
                        ROOT + "config..")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void only_probes_know_the_platform() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.management..", "java.lang.management..", "oshi..", "com.sun.jna..")
                .check(CORE);
    }

    @Test
    void only_the_profile_knows_the_flight_recorder_and_only_the_agent_knows_the_profile() {
        onlyUses("profile", "session", "record");
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "profile..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "profile..", ROOT + "agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "profile..")
                .check(CORE);
    }

    @Test
    void only_the_bridge_knows_oshi() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OshiBridge")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("oshi..", "com.sun.jna..", "org.slf4j..")
                .check(CORE);
    }

    @Test
    void nothing_prints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CORE);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : CORE) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }

        assertThat(unmarked).isEmpty();
    }

    private static void onlyUses(String name, String... others) {
        List<String> allowed = new ArrayList<>(List.of(
                "java..",
                "javax..",
                "com.sun.management..",
                "jdk.jfr..",
                "org.jspecify..",
                "oshi..",
                ROOT + name + ".."));
        for (String other : others) {
            allowed.add(ROOT + other + "..");
        }
        classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(new String[0]))
                .check(CORE);
    }
}
