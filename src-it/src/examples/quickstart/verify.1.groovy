import io.github.testmonitor.it.Build

assert Build.of(basedir).log().lines().findAll { it.startsWith('[WARNING]') } == []
