import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def file = build.forkFiles('surefire-default-test')[0]

assert build.problems() == []
assert file.started().module == 'it:it'
assert file.started().execution == 'surefire:default-test'
assert file.started().buildId == build.buildFile().buildId
assert build.tests('passes')*.status() == ['successful']
assert build.tests('passes')*.displayName() == ['a "name" with \\ and 😀']
assert build.tests('passes')[0].started().tags == ['quick']
assert build.tests('takesAParameter')*.status() == ['successful']
assert build.tests('fails')*.status() == ['failed', 'failed']
assert build.tests('failsAtFirst')*.status() == ['failed', 'successful']
assert build.tests('failsAtFirst').collect { it.started().uniqueId }.toSet().size() == 1
assert build.tests('isAborted')*.status() == ['aborted']
assert build.tests('isSkipped').isEmpty()
assert file.records('testSkipped')*.methodName == ['isSkipped']
assert file.records('forkFinished').size() == 1
