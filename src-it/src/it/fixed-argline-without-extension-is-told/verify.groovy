import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.forkFiles().isEmpty()
assert build.log().problems() == []
assert build.log().lines().any { it.startsWith('[ERROR]') && it.contains('argLine') }
