package io.github.testmonitor.report.ranking;

/** A class, package, module or fork; classes of one name in two modules are two. */
record GroupKey(String module, String name) {

    static GroupKey ofModule(String module) {
        return new GroupKey(module, module);
    }

    static GroupKey ofFork(String module, int fork) {
        return new GroupKey(module, "fork " + fork);
    }
}
