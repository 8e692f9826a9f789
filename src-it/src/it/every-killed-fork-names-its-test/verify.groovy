import io.github.testmonitor.it.RandomDeaths

def deaths = RandomDeaths.of(basedir)
println deaths

assert deaths.problems() == []
// The others were caught between two tests.
assert deaths.inFlight() > (matrix == 'all' ? deaths.forks() / 4 : 0)
// The document speaks of the whole number only.
new File(basedir, 'row.txt').text = matrix == 'all' ? "${deaths.forks()}\t${deaths.forks()}\t: each of ${deaths.forks()} lost tests named" : ''
