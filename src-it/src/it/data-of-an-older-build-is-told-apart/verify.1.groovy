import io.github.testmonitor.it.Build

def again = Build.of(basedir).module('again')
def once = Build.of(basedir).module('once')

assert again.problems() == []
assert once.problems() == []
assert again.buildFile().buildId == once.buildFile().buildId
