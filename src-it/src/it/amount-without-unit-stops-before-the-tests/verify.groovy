import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def error = build.log().lines().find { it.startsWith('[ERROR]') && it.contains('64m') }

assert error.contains('monitor.maxPeakHeap')
assert error.contains('MiB')
assert !build.has('target/surefire-reports')
assert build.log().problems() == []
