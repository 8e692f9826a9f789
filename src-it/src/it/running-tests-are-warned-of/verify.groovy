import io.github.testmonitor.it.Build

def warnings = Build.of(basedir).log().lines().findAll { it.startsWith('[WARNING]') && it.contains('it.SlowTest#waits_to_be_told') }

assert warnings.size() == 2
assert warnings.any { it.contains('WALL_TIME') && it.contains('so far, allowed 1.00 s (fork 1)') }
assert warnings.any { it.contains('ALLOCATED') && it.contains('so far, allowed 64.0 MiB (fork 1)') }
