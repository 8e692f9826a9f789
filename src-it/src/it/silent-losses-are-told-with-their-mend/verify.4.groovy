import io.github.testmonitor.it.Build

def log = Build.of(basedir).log()

assert log.lines().any { it.startsWith('[INFO]') && it.contains('argLine is fixed in the POM') }
assert log.problems() == []
