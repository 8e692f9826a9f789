import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def ids = ['first', 'second', 'third'].collect { build.module(it).has('target/monitor/build.json') ? build.module(it).buildFile().buildId : null }

assert ids[2] == null
assert build.read('target/reports/test-resources-aggregate.html').contains('OneTest')
assert build.log().problems() == []
