package io.github.testmonitor.report.check;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.TestRun;

/** How a violation names an attempt. */
final class TestName {
    private TestName() {}

    static String of(TestRun test) {
        String name = Names.test(
                test.identity().className(),
                test.identity().methodName(),
                test.identity().displayName());
        return test.attempt() > 1 ? name + " (attempt " + test.attempt() + ")" : name;
    }
}
