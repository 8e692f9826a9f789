import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.log().count('Skipping execution of surefire because it has already been run for this configuration') == 1
assert build.forkFiles()*.started()*.invocation == [1]
assert build.tests('one')*.status() == ['successful']
assert build.log().lines().any { it.contains('Test Monitor: 1 test in 1 fork') }
assert build.log().count('Report: ') == 1
