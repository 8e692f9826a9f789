import io.github.testmonitor.it.Build

['plain', 'late'].each { module ->
    def build = Build.of(basedir).module(module)

    assert build.problems() == []
    assert build.tests('theWordHasArrived')*.status() == ['successful']
}
assert Build.of(basedir).log().problems() == []
