import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def ids = ['first', 'second', 'third'].collect { build.module(it).has('target/monitor/build.json') ? build.module(it).buildFile().buildId : null }

assert ids[0] == ids[1]
assert build.read('target/monitor/report/tests.csv').readLines().count { it.contains('OneTest') } == 2
assert !build.read('target/monitor/report/summary.md').contains('of another build')
assert build.log().problems() == []
