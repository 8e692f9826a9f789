import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def seconds = { time ->
    def parts = (time =~ /(\d+)m([\d.]+)s/)[0]
    (parts[1] as long) * 60 + (parts[2] as double)
}

assert build.problems() == []
assert build.forkFiles().size() == 2
for (fork in build.forkFiles()) {
    def test = { name -> fork.tests().find { it.methodName() == name } }
    def truth = new File(basedir, 'target/truth-' + (fork.started().jvm.version as String).tokenize('.')[0])

    def one = test('startsOne')
    assert one.figure('childCount') == 1
    // The kernel counts user and system time in ticks of 10 ms each.
    def rusage = new File(truth, 'times').text.trim().split(/\s+/).sum { seconds(it) } * 1_000_000_000
    assert Math.abs(one.figure('childCpuNanos') - rusage) <= 20_000_000
    assert rusage >= 500_000_000
    // 1 %: what the child takes between writing its mark down and its end.
    def peak = new File(truth, 'peak').text.trim().toLong() * 1024
    assert Math.abs(one.figure('childPeakRssBytes') - peak) <= peak / 100
    assert peak >= 200L << 20

    assert test('startsThreeShortOnes').figure('childCount') == 3
    assert test('startsThreeShortOnes').figure('childCpuNanos') <= 100_000_000
    for (name in ['startsNothing', 'startsNothingAgain']) {
        assert test(name).figure('childCount') == 0
        assert test(name).figure('childCpuNanos') == 0
    }
}
