import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.forkFileProblems() == []
assert build.log().problems() == []
assert build.log().count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0') >= 2
assert build.forkFiles()*.started()*.invocation.sort() == [1, 2]
assert build.tests('one').size() == 2
assert build.buildFile().executions*.invocation == [2]
def summary = build.read('target/monitor/report/summary.md').replace('\\', '')
assert summary.contains('surefire:default-test ran 2 times in this build')
assert build.read('target/monitor/report/tests.csv').readLines().count { it.contains('OneTest') } == 1
assert build.log().count('Report: ') == 1
