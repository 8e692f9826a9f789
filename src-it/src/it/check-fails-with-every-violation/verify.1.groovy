import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def errors = build.log().lines().findAll { it.startsWith('[ERROR]') }

assert build.problems() == []
assert errors.any { it.contains('takes20MiB') && it.contains('ALLOCATED') && it.contains('16.0 MiB') }
assert errors.any { it.contains('takes40MiB') && it.contains('ALLOCATED') && it.contains('16.0 MiB') }
assert !errors.any { it.contains('takesNothing') }
assert build.has('target/monitor/report/index.html')
