import io.github.testmonitor.it.Build

def log = Build.of(basedir).log()

assert log.lines().any { it.startsWith('[WARNING]') && it.contains('@{argLine}') && it.contains('extensions') }
assert log.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
