import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.read('target/monitor/report/index.html').contains('RedTest')
assert build.has('target/monitor/report/tests.csv')
assert build.has('target/monitor/report/tests.json')
assert build.has('target/monitor/report/summary.md')
assert build.log().contains(new File(basedir, 'target/monitor/report/index.html').path)
