import io.github.testmonitor.it.Build

['surefire-3.5', 'surefire-3.6'].each { version ->
    def build = Build.of(basedir).module(version)

    assert build.problems() == []
    assert build.tests('passes')*.status() == ['successful']
    assert build.tests('fails')*.status() == ['failed']
    assert build.tests('isAborted')*.status() == ['aborted']
    assert build.tests('isDisabled').isEmpty()
    assert build.tests('runsThreeTimes').size() == 3
    assert build.tests('takesData').size() == 2
}
assert Build.of(basedir).log().problems() == []
