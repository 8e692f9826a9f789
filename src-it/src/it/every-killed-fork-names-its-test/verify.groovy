import io.github.testmonitor.it.Build
import io.github.testmonitor.it.RandomDeaths

def deaths = RandomDeaths.of(basedir)
println deaths

assert deaths.problems() == []
// The others were caught between two tests.
assert deaths.inFlight() > (matrix == 'all' ? deaths.forks() / 4 : 0)

// The report reads the same in them: each lost test, and no line that it cannot read.
def build = Build.of(basedir)
def lost = build.forkFiles().sum { it.lost().size() }
assert build.log().lines().any { it =~ /Test Monitor: $lost tests? lost; / }
assert !build.read('target/monitor/report/summary.md').contains('could not be read')

// The document speaks of the whole number only.
new File(basedir, 'row.txt').text = matrix == 'all' ? "${deaths.forks()}\t${deaths.forks()}\t: each fork names the test that it was in" : ''
return true
