import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert basedir.name.contains(' ')
assert build.problems() == []
assert build.tests('one')*.status() == ['successful']
assert build.has('target/monitor/report/index.html')
