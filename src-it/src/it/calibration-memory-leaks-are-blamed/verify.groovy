import groovy.json.JsonSlurper
import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.forkFiles().size() == 2
for (fork in build.forkFiles()) {
    def test = { name -> fork.tests().find { it.methodName() == name } }
    def leaked = fork.records('leaked').collectEntries { [(it.id): it] }

    def setUp = fork.records('containerStarted').find { it.className == 'it.ServerTest' }

    assert leaked.keySet() == [test('leavesAThread'), test('leavesTenFiles')]*.started()*.id.toSet() + setUp.id
    assert leaked[setUp.id].files == ['left-by-set-up.bin']
    assert leaked[setUp.id].threads == []
    assert leaked[test('leavesAThread').started().id].threads == ['left-behind']
    assert leaked[test('leavesTenFiles').started().id].files.toSet() == (0..9).collect { "left-${it}.bin".toString() }.toSet()
    assert leaked[test('leavesTenFiles').started().id].threads == []
    assert test('leavesTenFiles').figure('openFilesDelta') == 10

    def idle = test('holdsTwoThousandIdleThreads')
    assert idle.figure('threadsStarted') == 2000
    assert fork.records('sample').any { it.threads >= 2000 && it.running == [idle.started().id] }
    // Of a second's sampling 1 % of a core, and half a second for the start of everything on a busy machine.
    assert fork.records('forkFinished').first().monitor.cpuNanos < 500_000_000 + idle.figure('wallNanos') / 100
}

// What the parts of a fork's CPU time and allocation are, they add up to the whole.
def json = new JsonSlurper().parse(new File(basedir, 'target/monitor/report/tests.json'))
def column = json.columns.indexOf('leakedThreads')
assert json.tests.count { it[column] == ['left-behind'] } == 2
assert json.leaks.containers*.leakedFiles == [['left-by-set-up.bin']] * 2
assert json.forks.size() == 2
for (fork in json.forks) {
    for (balance in [fork.cpuNanos, fork.allocatedBytes]) {
        assert balance.total == balance.findAll { it.key != 'total' }.values().sum { it as long }
        assert ['tests', 'containers', 'framework', 'monitor', 'unattributed'].every { balance.containsKey(it) }
    }
    assert fork.cpuNanos.collector >= 0 && fork.cpuNanos.compiler > 0
    // Ticks of 10 ms each for user and system time; parts that were counted twice would be far beyond.
    assert fork.cpuNanos.unattributed > -50_000_000
    assert fork.allocatedBytes.unattributed >= 0
}
