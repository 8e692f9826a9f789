import io.github.testmonitor.it.Build
import io.github.testmonitor.it.MavenCall

// The invoker's own Maven has done nothing; this one lives in narrow surroundings.
def call = MavenCall.of(new File(mavenHome as String), basedir, localRepositoryPath)
assert call.by('unshare', '-m', 'sh', './surroundings.sh').run('narrow.log', 'verify') == 0

def build = Build.of(basedir)
def plain = build.module('plain')
def log = build.log('narrow.log')
def summary = build.read('target/monitor/report/summary.md').replace('\\', '')

assert log.problems() == []
assert ['full', 'read-only', 'plain'].every { build.module(it).ran() == 201 }

// No clear_refs and no cgroup: the peak is what samples saw, and nothing is known of a container.
assert plain.problems() == []
assert plain.tests().size() == 201
def slow = plain.tests('takesItsTime')[0]
assert slow.figure('peakRssBytes') != null
assert slow.finished().kinds.peakRssBytes == 'sampled'
assert plain.forkFiles()[0].records('unavailable').any { it.probe == 'peakRss' && it.reason == 'denied' }
assert plain.forkFiles()[0].records('sample').every { it.containerMemoryBytes == null }

// Nothing can be written: the build warns, and says it again at its end.
assert log.lines().any { it.startsWith('[WARNING] The agent cannot be prepared') && it.contains('Read-only file system') }
assert summary.contains('read-only: There is no build.json: prepare-agent did not run in this build, or could not write it.')

// The disk was full in the middle of the tests: what had been written is read, and the rest is missed.
def left = new File(basedir, 'full/left/forks').listFiles()[0].listFiles()[0].text
assert !left.contains('"forkFinished"')
// The one in flight counts, if its start got there as a whole.
def seen = left.readLines().count { it.startsWith('{"type":"testStarted"') && it.endsWith('}') }
assert seen > 0 && seen < 201
assert summary.contains("201 ran, $seen seen")
assert summary.contains('There is hardly any space left where its file lies')
