import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.tests('one')*.status() == ['successful']
assert build.forkFiles('surefire-by-hand').size() == 1
assert build.has('target/monitor/report/index.html')
assert build.log().problems() == []
