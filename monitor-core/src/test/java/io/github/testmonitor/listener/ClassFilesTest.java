package io.github.testmonitor.listener;

import io.github.testmonitor.listener.ClassFile.Member;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** What an old JVM or an old framework can meet of us: the classes of the source roots boot and java8, and all they link to. */
final class ClassFilesTest {
    private static final int JAVA_8 = 52;
    private static final String OURS = "io/github/testmonitor/";
    private static final Path CLASSES = FrameworkLoader.place(PlatformListener.class);

    /** By internal name, what a source root becomes, nested classes included. */
    private static Map<String, ClassFile> classesOf(String sourceRoot) throws IOException {
        Path root = CLASSES.resolve("../../src/main").resolve(sourceRoot).normalize();
        Map<String, ClassFile> classes = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(root)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = source.getFileName().toString().replace(".java", "");
                Path folder = CLASSES.resolve(root.relativize(source)).getParent();
                try (Stream<Path> compiled = Files.list(folder)) {
                    for (Path file : compiled.toList()) {
                        if (file.getFileName().toString().matches(name + "(\\$.*)?\\.class")) {
                            classes.put(internalName(file), ClassFile.read(file));
                        }
                    }
                }
            }
        }
        assertThat(classes).isNotEmpty();
        return classes;
    }

    private static String internalName(Path file) {
        return CLASSES.relativize(file).toString().replace('\\', '/').replace(".class", "");
    }

    private static Set<String> links(Map<String, ClassFile> classes) {
        return classes.values().stream()
                .flatMap(file -> file.classes().stream())
                .collect(toSet());
    }

    @Test
    void an_old_jvm_can_read_the_classes_it_can_meet() throws IOException {
        assertThat(classesOf("boot"))
                .allSatisfy((name, file) -> assertThat(file.major()).isEqualTo(JAVA_8));
        assertThat(classesOf("java8"))
                .allSatisfy((name, file) -> assertThat(file.major()).isEqualTo(JAVA_8));
    }

    @Test
    void the_boot_class_path_links_to_itself_and_the_jdk() throws IOException {
        Map<String, ClassFile> boot = classesOf("boot");

        assertThat(links(boot)).allMatch(name -> name.startsWith("java/") || boot.containsKey(name));
    }

    @Test
    void what_an_old_jvm_can_meet_links_to_nothing_newer_of_ours() throws IOException {
        Map<String, ClassFile> java8 = classesOf("java8");
        Set<String> boot = classesOf("boot").keySet();

        assertThat(links(java8))
                .filteredOn(name -> name.startsWith(OURS))
                .allMatch(name -> java8.containsKey(name) || boot.contains(name));
    }

    @Test
    void what_an_old_jvm_can_meet_links_to_the_jdk_and_the_frameworks_only() throws IOException {
        assertThat(links(classesOf("java8")))
                .allMatch(name -> Stream.of("java/", OURS, "org/junit/platform/", "org/testng/")
                        .anyMatch(name::startsWith));
    }

    @Test
    void the_oldest_platform_has_every_member_that_we_use() throws IOException {
        URL[] oldest = FrameworkLoader.urls(FrameworkLoader.jars("junit-platform-1.3"));
        Set<Member> used = classesOf("java8").values().stream()
                .flatMap(file -> file.members().stream())
                .filter(member -> member.owner().startsWith("org/junit/platform/"))
                .collect(toSet());

        try (URLClassLoader platform = new URLClassLoader(oldest, ClassLoader.getPlatformClassLoader())) {
            assertThat(used).hasSizeGreaterThan(10).allMatch(member -> exists(member, platform));
        }
    }

    private static boolean exists(Member member, ClassLoader loader) {
        try {
            Class<?> owner = Class.forName(member.owner().replace('/', '.'), false, loader);
            return Stream.concat(
                            Arrays.stream(owner.getMethods())
                                    .map(method -> method.getName() + Type.getMethodDescriptor(method)),
                            Arrays.stream(owner.getFields())
                                    .map(field -> field.getName() + Type.getDescriptor(field.getType())))
                    .anyMatch((member.name() + member.descriptor())::equals);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
