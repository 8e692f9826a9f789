import io.github.testmonitor.it.Build

assert Build.of(basedir).log().lines().any { it.startsWith('[ERROR]') && it.contains('LOST_TESTS') }
