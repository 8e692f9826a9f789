import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.tests('one')*.status() == ['successful']
assert build.read('target/monitor/report/tests.csv').readLines().count { it.contains('OneTest') } == 1
assert build.log().lines().any { it.contains('No tests ran, so that there is nothing to check.') }
