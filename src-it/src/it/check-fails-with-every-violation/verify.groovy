import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def errors = build.log().lines().findAll { it.startsWith('[ERROR]') }

assert build.log().problems() == []
assert errors.any { it.contains('takes40MiB') && it.contains('32.0 MiB') }
assert !errors.any { it.contains('takes20MiB') && it.contains('32.0 MiB') }
