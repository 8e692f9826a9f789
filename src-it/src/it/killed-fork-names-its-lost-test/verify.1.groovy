import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def file = build.forkFiles()[0]

assert build.problems() == []
assert build.forkFiles().size() == 1
assert build.tests('afterwardsIsComplete')*.status() == ['successful']
assert file.lost()*.methodName() == ['killsItsFork']
assert file.records('forkFinished').isEmpty()
assert build.log().contains('killsItsFork')
assert build.read('target/monitor/report/index.html').contains('killsItsFork')
assert build.read('target/monitor/report/summary.md').contains('killsItsFork')
