import io.github.testmonitor.it.Build

['jacoco-first', 'jacoco-last', 'jacoco-with-argline'].each { module ->
    def build = Build.of(basedir).module(module)

    assert build.problems() == []
    assert build.tests('one').size() == 1
    assert build.has('target/jacoco.exec')
}
assert Build.of(basedir).log().problems() == []
