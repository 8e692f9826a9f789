import io.github.testmonitor.it.Build

['surefire-3.5', 'surefire-3.6'].each { version ->
    def build = Build.of(basedir).module(version)

    assert build.problems() == []
    assert build.forkFiles().size() == 1
    assert build.tests('passes')*.status() == ['successful']
    assert build.tests('failsAsExpected')*.status() == ['successful']
    assert build.tests('isAborted')*.status() == ['aborted']
    assert build.forkFiles()[0].records('testSkipped')*.methodName == ['isSkipped']
    assert build.tests().count { it.className() == 'it.ParameterizedTest' } == 3
    assert build.tests('testOfJUnit3')*.className() == ['it.OldTest']
    assert build.tests('runsTestsOfItsOwn')*.className() == ['it.InnerTest$Inner']
    assert build.tests('isNoTestOfTheBuild').isEmpty()
}
assert Build.of(basedir).log().problems() == []
