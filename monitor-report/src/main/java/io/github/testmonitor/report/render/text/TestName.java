package io.github.testmonitor.report.render.text;

import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Leaks;
import io.github.testmonitor.report.model.TestRun;
import org.jspecify.annotations.Nullable;

/**
 * What a test is called in front of people: its display name, and where to find it. Safe to print on one line, but escaped for
 * no format.
 *
 * @param title the display name
 * @param place the class, and the method where the title does not tell it; null where the test has no class
 * @param brief the simple class name and the test on one line
 * @param id what its link ends with; null where only its name is known
 */
public record TestName(
        String title,
        @Nullable String place,
        String brief,
        @Nullable String id) {

    public static TestName of(TestRun test) {
        ForkRecord.Identity identity = test.identity();
        return of(identity.className(), identity.methodName(), identity.displayName(), TestId.of(test));
    }

    /** What tells a rerun from the first attempt, which has no more than its name: null there. */
    public static @Nullable String attempt(TestRun test, Texts texts) {
        return test.attempt() > 1 ? texts.of("column.attempt", test.attempt()) : null;
    }

    public static TestName of(ContainerHistory.RunningTest test) {
        if (test.container()) {
            return ofContainer(new ForkRecord.Identity(
                    test.displayName(), test.className(), null, test.displayName(), test.displayName()));
        }
        return of(test.className(), null, test.displayName(), test.test() == null ? null : TestId.of(test.test()));
    }

    /** A class by its simple name, and what is smaller by its method, too. */
    public static TestName of(ContainerRun container) {
        return ofContainer(container.identity());
    }

    public static TestName of(Leaks.LeakyContainer container) {
        return ofContainer(container.identity());
    }

    private static TestName ofContainer(ForkRecord.Identity identity) {
        String className = identity.className();
        String methodName = identity.methodName();
        String title = Names.clean(identity.displayName());
        if (className == null || className.isEmpty()) {
            return new TestName(title, null, title, null);
        }
        String member = methodName == null ? "" : '.' + methodName;
        return new TestName(
                title, Names.clean(className + member), Names.clean(Names.simple(className) + member), null);
    }

    private static TestName of(
            @Nullable String className, @Nullable String methodName, String displayName, @Nullable String id) {
        boolean telling = methodName == null || displayName.startsWith(methodName);
        String title = Names.clean(displayName);
        if (className == null || className.isEmpty()) {
            return new TestName(title, null, title, id);
        }
        String place = telling ? className : className + '.' + methodName;
        String inClass = telling ? displayName : methodName + ' ' + displayName;
        return new TestName(title, Names.clean(place), Names.clean(Names.simple(className) + '.' + inClass), id);
    }
}
