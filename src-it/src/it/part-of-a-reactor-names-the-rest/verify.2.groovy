import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def ids = ['first', 'second', 'third'].collect { build.module(it).has('target/monitor/build.json') ? build.module(it).buildFile().buildId : null }

assert ids[0] != ids[1]
assert ids[1] == ids[2]
assert ['first', 'second', 'third'].collectMany { build.module(it).problems() } == []
def summary = build.read('target/monitor/report/summary.md')
assert summary.contains('The data of 1 module is of another build')
assert summary.readLines().any { it.contains('first') && it.contains('of the build that started at') }
assert build.read('target/monitor/report/tests.csv').readLines().count { it.contains('OneTest') } == 2
