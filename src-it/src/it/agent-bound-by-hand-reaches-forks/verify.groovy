import io.github.testmonitor.it.Build

['plain', 'late'].each { module ->
    def build = Build.of(basedir).module(module)

    assert build.problems() == []
    assert build.tests('one').size() == 1
    assert build.forkFiles('unknown').size() == 1
    assert build.forkFiles()[0].started().buildId == build.buildFile().buildId
}
assert Build.of(basedir).log().problems() == []
