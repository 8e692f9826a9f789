import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def seen = ['surefire-default-test': 'it.QuickTest', 'surefire-slow': 'it.SlowTest', 'failsafe-default': 'it.WholeIT']

assert build.problems() == []
assert build.tests().size() == 3
seen.each { execution, className ->
    def files = build.forkFiles(execution)

    assert files.size() == 1
    assert files[0].tests()*.className() == [className]
    assert files[0].started().execution == execution.replaceFirst('-', ':')
    assert files[0].started().invocation == 1
}
assert build.forkFiles('surefire-slow')[0].started().jvm.maxHeapBytes < 200 << 20
assert build.buildFile().executions*.name as Set == seen.keySet().collect { it.replaceFirst('-', ':') } as Set
