import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def ids = ['first', 'second', 'third'].collect { build.module(it).has('target/monitor/build.json') ? build.module(it).buildFile().buildId : null }

assert ids[2] == null
assert ids[0] != null
// One each of the two builds before.
assert build.log().count('Report: ') == 2
assert build.log().problems() == []
