import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def warnings = build.log().lines().findAll { it.startsWith('[WARNING]') && it.contains('ALLOCATED') }

assert build.problems() == []
assert warnings.any { it.contains('takes20MiB') && it.contains('16.0 MiB') }
assert warnings.any { it.contains('it.GreedyTest') && !it.contains('takes20MiB') }
assert !build.log().contains('[ERROR]')
