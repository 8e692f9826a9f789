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
    // Whoever runs TestNG, Surefire itself or an engine of the platform: a set-up is a container of its own.
    def fork = build.forkFiles()[0]
    def setUps = fork.records('containerStarted').findAll { it.methodName == 'prepares' }*.id
    def figures = fork.records('containerFinished').findAll { it.id in setUps }
    assert figures.size() == 8
    assert figures.every { it.allocatedBytes >= 8 << 20 && it.ownAllocatedBytes >= 8 << 20 }
    assert fork.tests().every { it.figure('allocatedBytes') < 8 << 20 }
}
assert Build.of(basedir).log().problems() == []
