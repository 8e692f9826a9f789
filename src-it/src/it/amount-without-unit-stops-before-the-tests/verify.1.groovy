import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def error = build.log().lines().find { it.startsWith('[ERROR]') && it.contains('512') && it.contains('maximum') }

assert error != null
assert error.contains('MiB')
assert !build.has('target/surefire-reports')
