import io.github.testmonitor.it.Build

['fixed', 'late', 'late-undefined', 'early', 'late-in-property'].each { module ->
    def build = Build.of(basedir).module(module)

    assert build.problems() == []
    assert build.tests('bothWordsHaveArrived')*.status() == ['successful']
}
assert Build.of(basedir).module('late-in-property').has('target/jacoco.exec')
assert Build.of(basedir).log().problems() == []
