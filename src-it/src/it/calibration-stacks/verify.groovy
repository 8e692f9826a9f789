import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def milli = 1_000_000L

assert build.problems() == []

// A look comes 20 ms after the one before, or later where the machine is busy, and may tell of a spike just after its end.
def after = 25 * milli

def userFrame = { stack -> stack.frames.find { it.startsWith('it.') }?.replaceAll(/\(.*/, '') ?: 'none' }
def weights = { stacks, figure ->
    def sums = [:].withDefault { 0L }
    stacks.each { sums[userFrame(it)] += it[figure] ?: 0L }
    sums.sort { -it.value }
}
def failures = []

for (execution in ['default-test', 'newer-jdk']) {
    def fork = build.forkFiles("surefire-$execution")[0]
    def test = { name -> fork.tests().find { it.methodName() == name }.started().id }
    def stacksOf = { name -> fork.records('stack').findAll { it.id == test(name) } }

    ['ownThread', 'executor'].each { name ->
        def stacks = stacksOf(name)
        def finished = fork.records('sectionFinished').collectEntries { [it.id, it.t] }
        def spikes = fork.records('sectionStarted').findAll { it.parent == test(name) }
        assert spikes.size() == 40
        def named = spikes.count { spike ->
            def during = stacks.findAll { it.t >= spike.t && it.t <= finished[spike.id] + after }
            weights(during, 'allocatedBytes').keySet().find() == "it.Spikes.${spike.name[0]}".toString()
        }
        def bytes = weights(stacks, 'allocatedBytes')
        def right = bytes.findAll { it.key ==~ /it\.Spikes\.[abcd]/ }.values().sum() ?: 0L
        println "$execution $name: $named of 40 spikes named first, ${right.intdiv(120_000_000L)} % of 12 GB with their frame, ${stacks.size()} stacks"
        if (named < 36) {
            failures << "$execution $name: $named of 40"
        }
    }

    [cpu: [figure: 'cpuNanos', truth: [most: 70, some: 20, least: 10], tolerance: 6],
     allocation: [figure: 'allocatedBytes', truth: [most: 80, some: 15, least: 5], tolerance: 12]].each { name, load ->
        def sums = weights(stacksOf(name), load.figure)
        def all = sums.values().sum()
        def shares = load.truth.collectEntries { part, truth -> [part, 100.0 * (sums["it.SteadyTest.$part".toString()] ?: 0) / all] }
        println sprintf('%s %s: %s of %s, %d stacks', execution, name,
                shares.collect { part, share -> sprintf('%.1f', share) }.join('/'), load.truth.values().join('/'), stacksOf(name).size())
        if (sums.keySet().find() != 'it.SteadyTest.most' || shares.any { part, share -> Math.abs(share - load.truth[part]) > load.tolerance }) {
            failures << "$execution $name: $shares"
        }
    }
}
assert failures == []
