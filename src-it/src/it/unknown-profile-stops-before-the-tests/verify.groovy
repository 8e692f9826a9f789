import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def error = build.log().lines().find { it.startsWith('[ERROR]') && it.contains('perf') }

assert error.contains("monitor.profile: 'perf' is refused. Accepted is one of NONE, JFR, ASYNC.")
assert !build.has('target/surefire-reports')
assert build.log().problems() == []
