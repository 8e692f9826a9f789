package io.github.testmonitor.listener;

import io.github.testmonitor.record.Status;
import io.github.testmonitor.session.Joint;
import io.github.testmonitor.session.TestDescription;
import io.github.testmonitor.session.TestEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the place of a session: one line for each event, and a word against every breach of the contract of {@link TestEvents}.
 * Thread-safe.
 */
final class RecordedEvents implements TestEvents, AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final List<TestDescription> described = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private int openTests;

    /** Connects the listeners of this JVM until it is closed. */
    static RecordedEvents connect() {
        RecordedEvents events = new RecordedEvents();
        Joint.connect(events);
        return events;
    }

    @Override
    public void close() {
        Joint.connect(null);
    }

    /** All events so far, one a line. */
    synchronized String text() {
        assertThat(breaches).as("breaches of the contract").isEmpty();
        return String.join("\n", lines);
    }

    /** The events without their order, for runs that have none. */
    synchronized List<String> sorted() {
        text();
        return lines.stream().sorted().toList();
    }

    synchronized List<String> lines() {
        text();
        return List.copyOf(lines);
    }

    /** Of everything described so far, in its order. */
    synchronized List<String> uniqueIds() {
        return described.stream().map(TestDescription::uniqueId).toList();
    }

    /** The latest description of that label. */
    synchronized TestDescription described(String label) {
        return described.stream()
                .filter(description -> label(description).equals(label))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing is called " + label + " in\n" + text()));
    }

    @Override
    public Object containerStarted(TestDescription container, @Nullable Object parent) {
        return started("container", container, parent);
    }

    @Override
    public void containerFinished(Object container, Status status) {
        finished("container", container, status);
    }

    @Override
    public Object testStarted(TestDescription test, @Nullable Object parent) {
        return started("test", test, parent);
    }

    @Override
    public void testFinished(Object test, Status status) {
        finished("test", test, status);
    }

    @Override
    public synchronized void testSkipped(TestDescription test, @Nullable String reason) {
        described.add(test);
        lines.add("skipped " + label(test) + (reason == null ? "" : ": " + reason));
    }

    /** Whatever the thread, while any test has not finished. */
    @Override
    public synchronized boolean isWithinTest() {
        return openTests > 0;
    }

    @Override
    public synchronized void sectionStarted(String name) {
        lines.add("section " + name);
    }

    @Override
    public synchronized void sectionFinished(String name) {
        lines.add("end of section " + name);
    }

    @Override
    public synchronized void listenerFailed(Throwable failure) {
        breaches.add("a listener failed: " + failure);
    }

    private synchronized Object started(String kind, TestDescription description, @Nullable Object parent) {
        described.add(description);
        if (parent != null && ((Started) parent).finished.get()) {
            breaches.add(label(description) + " started in a finished parent");
        }
        String in = parent == null ? "" : " in " + ((Started) parent).label;
        lines.add(kind + " " + label(description) + " started" + in);
        openTests += kind.equals("test") ? 1 : 0;
        return new Started(kind, label(description), new AtomicBoolean());
    }

    private synchronized void finished(String kind, Object handle, Status status) {
        Started started = (Started) handle;
        lines.add(kind + " " + started.label + " " + status.jsonName());
        openTests -= kind.equals("test") ? 1 : 0;
        if (!started.kind.equals(kind)) {
            breaches.add(started.label + " started as " + started.kind);
        }
        if (!started.finished.compareAndSet(false, true)) {
            breaches.add(started.label + " finished twice");
        }
    }

    /** Simple class name and the name in the report; for a container its display name where it is a method's. */
    private static String label(TestDescription description) {
        String type = description.className();
        String simple = type == null ? "" : type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        if (description.reportName() != null) {
            return description.reportName().equals(type) ? simple : simple + "." + description.reportName();
        }
        boolean named = description.methodName() != null
                || type == null
                || !description.displayName().endsWith(simple);
        return named ? simple + "." + description.displayName() : simple;
    }

    private record Started(String kind, String label, AtomicBoolean finished) {}
}
