import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def ids = ['first', 'second', 'third'].collect { build.module(it).has('target/monitor/build.json') ? build.module(it).buildFile().buildId : null }

assert ids.toSet().size() == 1
assert ['first', 'second', 'third'].collectMany { build.module(it).problems() } == []
assert build.log().count('Report: ') == 1
assert build.log().problems() == []
assert build.read('target/monitor/report/tests.csv').readLines().count { it.contains('OneTest') } == 3
