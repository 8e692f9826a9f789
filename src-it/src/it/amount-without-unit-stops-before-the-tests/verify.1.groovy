import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def error = build.log().lines().find { it.startsWith('[ERROR]') && it.contains('"512"') }

assert error.contains('maximum')
assert error.contains('MiB')
assert !build.has('target/surefire-reports')
