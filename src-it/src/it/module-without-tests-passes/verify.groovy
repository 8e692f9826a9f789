import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.module('no-tests').forkFiles().isEmpty()
assert build.module('skipped').forkFiles().isEmpty()
assert build.log().lines().findAll { it.startsWith('[WARNING]') } == []
assert build.log().problems() == []
