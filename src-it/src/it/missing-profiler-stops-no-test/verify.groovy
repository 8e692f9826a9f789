import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.tests('runs')*.status() == ['successful']
assert build.log().lines().count { it.startsWith('[WARNING] The tests run without async-profiler: ') && it.contains('0.0.0-none') } == 1
