package io.github.testmonitor.listener;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another version of a test framework, with classes of ours that run in it. The classes of its own it loads itself, and services it
 * finds in its own jars only; all the rest comes from the tests' loader, so that there is one session for both.
 */
class FrameworkLoader extends URLClassLoader {
    private final Predicate<String> own;
    private final @Nullable ClassFileTransformer weaver;

    private FrameworkLoader(List<Path> places, Predicate<String> own, @Nullable ClassFileTransformer weaver) {
        super(urls(places), FrameworkLoader.class.getClassLoader());
        this.own = own;
        this.weaver = weaver;
    }

    /** JUnit 4 as it comes from this folder of target/frameworks, or from the class path, loaded through the weaver. */
    static FrameworkLoader ofJUnit4(String version, ClassFileTransformer weaver) {
        Path onClassPath = place(org.junit.runner.JUnitCore.class);
        Predicate<String> own = name -> name.startsWith("org.junit.")
                || name.startsWith("junit.")
                || name.startsWith("org.hamcrest.")
                || name.startsWith(JUnit4Samples.class.getName());
        List<Path> jars = version.equals("4.13.2")
                ? List.of(onClassPath, place(org.hamcrest.Matcher.class))
                : jars("junit-" + version);
        return new FrameworkLoader(withOurs(jars), own, weaver);
    }

    /** JUnit 3 without JUnit 4, loaded through the weaver; not even the resources of the tests' own JUnit 4 are seen. */
    static FrameworkLoader ofJUnit3(ClassFileTransformer weaver) {
        Predicate<String> own = name -> name.startsWith("junit.") || name.startsWith(JUnit3Samples.class.getName());
        return new FrameworkLoader(withOurs(jars("junit-3.8.2")), own, weaver) {
            @Override
            public URL getResource(String name) {
                return findResource(name);
            }
        };
    }

    /** A framework that finds our listener itself; the listener and all of its package are its own. */
    static FrameworkLoader of(String framework, String... packages) {
        Predicate<String> own = name -> Stream.of(packages).anyMatch(name::startsWith)
                || (name.startsWith("io.github.testmonitor.listener.")
                        && !name.startsWith(RecordedEvents.class.getName()));
        return new FrameworkLoader(withOurs(jars(framework)), own, null);
    }

    /** Calls a static method without parameters of a class of its own, with this loader as the thread's. */
    void call(Class<?> type, String method) {
        call(type.getName(), method, new Class<?>[0]);
    }

    void call(String type, String method, Class<?>[] parameters, Object... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            var called = loadClass(type).getDeclaredMethod(method, parameters);
            called.setAccessible(true);
            called.invoke(null, arguments);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(type + "." + method + " failed", failed.getCause());
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return own.test(name) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (weaver == null) {
            return super.findClass(name);
        }
        String resource = name.replace('.', '/');
        try (InputStream in = findResource(resource + ".class").openStream()) {
            byte[] bytes = in.readAllBytes();
            byte[] woven = weaver.transform(this, resource, null, null, bytes);
            byte[] defined = woven == null ? bytes : woven;
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException | IllegalClassFormatException unexpected) {
            throw new ClassNotFoundException(name, unexpected);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith("META-INF/services/")
                ? Collections.enumeration(Collections.list(findResources(name)))
                : super.getResources(name);
    }

    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    static List<Path> jars(String framework) {
        Path folder = place(FrameworkLoader.class).resolveSibling("frameworks").resolve(framework);
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("the build copies the frameworks into " + folder, missing);
        }
    }

    static URL[] urls(List<Path> places) {
        return places.stream().map(FrameworkLoader::url).toArray(URL[]::new);
    }

    private static List<Path> withOurs(List<Path> jars) {
        return Stream.concat(jars.stream(), Stream.of(place(PlatformListener.class), place(FrameworkLoader.class)))
                .toList();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
