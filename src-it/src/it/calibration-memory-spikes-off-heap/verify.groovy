import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def mebibyte = 1L << 20
// 1 %: what the JVM itself takes meanwhile (compiled code, stacks); the kernel's mark is exact to a page.
def tolerance = 3 * mebibyte

assert build.problems() == []
assert build.forkFiles().size() == 2
for (fork in build.forkFiles()) {
    def test = { name -> fork.tests().find { it.methodName() == name } }
    def edges = { span -> [span.figure('rssStartBytes'), span.figure('rssEndBytes')] }
    // What is resident beside the spike moves a little while the test runs: the collector gives memory back, code is compiled.
    def sees = { span, mebibytes ->
        def peak = span.figure('peakRssBytes') - mebibytes * mebibyte
        peak >= edges(span).min() - tolerance && peak <= edges(span).max() + tolerance
    }

    def spikes = test('spikes')
    assert sees(spikes, 300)
    assert spikes.finished().kinds?.peakRssBytes == null
    assert sees(test('doesNothingForLong'), 0)
    // Too short for a peak of its own, unless the machine is busy or a sample fell into it; then it is not the spike's.
    def nothing = test('doesNothing')
    assert nothing.finished().absent.peakRssBytes == 'tooShort' || nothing.figure('peakRssBytes') < spikes.figure('rssEndBytes') + 20 * mebibyte

    // Each sees its own spike and none of the others', since those come when it does not run.
    assert sees(test('spikesFirst'), 100)
    assert sees(test('spikesSecond'), 200)
    assert sees(test('spikesThird'), 300)
    assert [1, 2, 1] == ['First', 'Second', 'Third'].collect { test("spikes$it").figure('sharedWith') }
    assert ['First', 'Second', 'Third'].every { test("spikes$it").finished().kinds.peakRssBytes == 'shared' }

    def last = fork.records('forkFinished').first()
    def greatest = fork.tests().collect { it.figure('peakRssBytes') ?: 0 }.max()
    // Setting the mark back between tests does not spoil the fork's own.
    assert last.peakRssBytes >= greatest
    assert last.peakRssBytes <= greatest + 50 * mebibyte
}
