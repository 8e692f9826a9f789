import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def milli = 1_000_000L
def mebibyte = 1L << 20

assert build.problems() == []

// CPU: 3 % is what handing work over takes, the readings at each change of owner, and the test's own work around its load. Threads
// that are started for the load have to start and to end, virtual threads to be mounted too, which is real work and up to 12 %, or as
// much as the same JVM without the agent needs for it here; JDK 17 starts a thread for each asynchronous task where there are two
// processors.
def cpuAbove = [virtualThreads: 0.12, virtualThread: 0.12, completableFutures: 0.05]
// Bytes: 0.1 % is what the JDK makes to hand work over; the stacks of forty virtual threads lie in the heap.
def bytesAbove = [virtualThreads: 0.003]
// A single test may come upon code of JDK, framework or load that is not loaded or compiled yet, and pays for it: so each way has to
// keep to its tolerance in most of its runs, and each run to that and this. Nothing may be missing in any run.
def oncePerRun = [cpu: 15 * milli, bytes: mebibyte]

def failures = []
def cpuBeyondOf = [:].withDefault { [] }
def bytesOf = [:].withDefault { [] }
def read = { line -> line.split(' ').with { [it[0], it[1] as long, it[2] as long, it[3] as long] } }

def check = { fork, where, testClass, plainThreads, line ->
    def (name, bodies, ownBodies, bytes) = read(line)
    def test = fork.tests().find { it.className() == "it.$testClass" && it.methodName() == name }
    // Whoever waits for a parallel stream looks for work meanwhile; JDK 17 does so in a tight loop. That is the test's own work.
    def spin = name == 'parallelStream' ? Math.max(0, test.figure('ownCpuNanos') - ownBodies) : 0
    def cpu = bodies + spin
    def cpuShare = (test.figure('cpuNanos') - cpu) / cpu
    def cpuMost = name == 'fiftyShortThreads' ? Math.max(0.12, 0.03 + plainThreads / cpu) : cpuAbove[name] ?: 0.03
    def bytesShare = (test.figure('allocatedBytes') - bytes) / bytes
    def detail = sprintf('%-12s %-14s %-18s CPU %7.2f ms and %+5.1f %% (%+.0f), %7.3f MiB and %+6.3f %%',
            where, testClass, name, cpu / milli, 100.0 * cpuShare, 100.0 * cpuMost, bytes / mebibyte, 100.0 * bytesShare)
    println detail
    cpuBeyondOf[name] << cpuShare - cpuMost
    bytesOf[name] << bytesShare
    if (cpuShare < -0.01 || cpuShare > cpuMost + oncePerRun.cpu / cpu
            || bytesShare < -0.001 || bytesShare > (bytesAbove[name] ?: 0.001) + oncePerRun.bytes / bytes) {
        failures << detail
    }
}

for (execution in ['default-test', 'newer-jdk', 'two-at-once']) {
    def fork = build.forkFiles("surefire-$execution")[0]
    def truths = new File(basedir, "target/truth/$execution")
    def plainThreads = new File(truths, 'plainThreads').text.trim() as long
    truths.eachFile { truth ->
        if (truth.name.endsWith('Test') && truth.name != 'LateTest') {
            truth.eachLine { check(fork, execution, truth.name, plainThreads, it) }
        }
    }
    // A test that does nothing pays for nothing of those beside it: what it is charged with is what its own thread used. That is the
    // framework's code for a test, a millisecond while little of it is compiled.
    def idle = fork.tests().findAll { it.methodName() == 'idle' }
    assert idle.size() >= 10
    assert idle.every { it.figure('cpuNanos') - it.figure('ownCpuNanos') <= milli.intdiv(10) }
    assert idle.every { it.figure('allocatedBytes') - it.figure('ownAllocatedBytes') <= 1024 }
    assert idle*.figure('cpuNanos').sort()[idle.size().intdiv(2)] <= 4 * milli
    assert idle*.figure('allocatedBytes').max() <= mebibyte.intdiv(10)
    assert fork.records('forkFinished').size() == 1
    assert fork.records('unavailable').every { !it.probe.startsWith('ownership') }
}
assert failures == []

def median = { values -> values.sort()[values.size().intdiv(2)] }
['ownThread', 'childThread', 'fiftyShortThreads', 'parallelStream', 'earlierExecutor', 'scheduledExecutor', 'timer',
        'completableFutures'].each { way ->
    assert cpuBeyondOf[way].size() == 5
    assert median(cpuBeyondOf[way]) <= 0: way
    assert median(bytesOf[way]) <= (bytesAbove[way] ?: 0.001): way
}

for (execution in ['default-test', 'newer-jdk']) {
    def fork = build.forkFiles("surefire-$execution")[0]
    def (name, cpu, ownCpu, bytes) = read(new File(basedir, "target/truth/$execution/LateTest").text.trim())
    def creator = fork.tests().find { it.methodName() == 'creator' }
    def late = fork.records('late').findAll { it.id == creator.started().id }
    def lateCpu = late.sum { it.cpuNanos ?: 0 }
    def lateBytes = late.sum { it.allocatedBytes ?: 0 }
    // Two loads of 100 ms and 50 MiB, and the end of a thread.
    assert lateCpu >= cpu * 0.99
    assert lateCpu <= cpu * 1.03 + 2 * milli
    assert Math.abs(lateBytes - bytes) <= bytes * 0.001
    def neighbour = fork.tests().find { it.methodName() == 'neighbour' }
    assert neighbour.figure('cpuNanos') <= 10 * milli
    assert neighbour.figure('allocatedBytes') <= mebibyte.intdiv(10)
}
