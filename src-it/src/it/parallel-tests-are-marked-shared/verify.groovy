import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def pair = build.tests().findAll { it.className() == 'it.OverlapTest' }

assert build.problems() == []
assert build.forkFiles().size() == 1
assert build.tests('manyAtOnce').size() == 50
assert pair.size() == 2
assert pair.every { it.figure('sharedWith') >= 1 }
assert pair.collect { it.started().thread }.toSet().size() == 2
