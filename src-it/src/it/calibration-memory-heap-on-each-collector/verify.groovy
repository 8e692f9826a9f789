import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def mebibyte = 1L << 20

assert build.problems() == []
assert build.forkFiles().size() == 10
for (fork in build.forkFiles()) {
    def collector = fork.records('jvmDetails').first().collector
    def test = { name -> fork.tests().find { it.methodName() == name } }
    // Two regions, which are 1 MiB at this heap (2 MiB pages on ZGC), 1 %, and what the framework allocates around the test.
    def tolerance = { bytes -> 4 * mebibyte + (bytes / 100 as long) + 4 * mebibyte }

    // Serial counts each buffer that a thread has taken to allocate in as in use, once the heap has grown some MiB for each; with -XX:-UseTLAB 0.1 MiB are left.
    def buffers = collector == 'Serial' ? 8 * mebibyte : 0

    def spikes = test('spikes')
    def spike = spikes.figure('peakHeapBytes') - spikes.figure('heapStartBytes')
    assert Math.abs(spike - 300 * mebibyte) <= tolerance(300 * mebibyte) : "$collector sees a spike of ${spike / mebibyte} MiB"
    assert spikes.figure('heapEndBytes') < spikes.figure('heapStartBytes') + tolerance(0) + buffers : collector

    // The peak of the one before is not that of the next.
    def nothing = test('doesNothing')
    assert nothing.figure('peakHeapBytes') < nothing.figure('heapStartBytes') + tolerance(0) + buffers : collector
    assert nothing.finished().absent.liveHeapBytes == 'tooShort' || nothing.figure('gcCount') > 0 : collector

    // A gibibyte went through the heap, and nothing stayed.
    def churns = test('churns')
    assert churns.allocatedBytes() >= 1024 * mebibyte : collector
    assert Math.abs(churns.figure('liveHeapBytes') - spikes.figure('liveHeapBytes')) <= tolerance(0) : collector

    def kept = test('keeps').figure('liveHeapBytes') - churns.figure('liveHeapBytes')
    // ZGC counts whole pages, and does not empty those that are still full by three quarters.
    def keptTolerance = collector == 'ZGC' ? 45 * mebibyte : tolerance(100 * mebibyte)
    assert Math.abs(kept - 100 * mebibyte) <= keptTolerance : "$collector keeps ${kept / mebibyte} MiB"
}
def collectors = build.forkFiles().collect { it.records('jvmDetails').first().collector }.toSet()
assert collectors.containsAll(['G1', 'Serial', 'Parallel', 'ZGC'])
