import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.ran() == 1
assert build.log().problems() == []
assert build.log().lines().any { it.startsWith('[WARNING] The agent cannot be prepared') }
