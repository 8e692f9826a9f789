import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.tests('isNewer')*.status() == ['successful']
assert build.forkFiles()[0].started().jvm.version.startsWith('25')
assert !build.log().lines().any { it.startsWith('WARNING:') }
