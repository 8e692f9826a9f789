import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def summary = build.read('target/monitor/report/summary.md')
def page = build.read('target/monitor/report/index.html')

assert ['failing', 'beside'].collectMany { build.module(it).problems() } == []
assert build.log().problems() == []
assert build.module('failing').tests()*.status().sort() == ['failed', 'successful']
assert build.module('beside').tests('one')*.status() == ['successful']
// Maven itself leaves out what depends on a module that failed.
assert build.module('behind').forkFiles().isEmpty()
assert ['RedTest', 'BesideTest'].every { page.contains(it) && summary.contains(it) }
assert build.log().count('Report: ') == 1
