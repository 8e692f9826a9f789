import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.tests('allAreDone')*.status() == ['successful'] * 40
assert build.forkFiles().size() == 1

