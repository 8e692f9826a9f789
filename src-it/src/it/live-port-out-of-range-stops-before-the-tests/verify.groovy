import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def error = build.log().lines().find { it.startsWith('[ERROR]') && it.contains('65536') }

assert error.contains('monitor.live.port')
assert error.contains('a port from 1 to 65535')
assert !build.has('target/surefire-reports')
assert build.log().problems() == []
