import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def error = build.log().lines().find { it.startsWith('[ERROR]') && it.contains('often') }

assert error.contains('interval')
assert error.contains('ms')
assert !build.has('target/surefire-reports')
assert build.log().problems() == []
