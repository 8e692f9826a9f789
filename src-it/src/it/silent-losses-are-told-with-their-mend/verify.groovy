import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.log().lines().any { it.startsWith('[WARNING]') && it.contains('-DargLine on the command line replaces the agent') }
assert build.module('deactivated').read('target/monitor/report/summary.md').contains('argLine was given on the command line')
assert build.log().problems() == []
