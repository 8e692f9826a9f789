import io.github.testmonitor.it.Build

def build = Build.of(basedir)

// The share of each method of the test among those of its load, itself and all that it called.
def shares = { file, test, methods ->
    def sums = methods.collectEntries { [it, 0L] }
    build.read("target/monitor/report/$file").eachLine { line ->
        def stack = line[0..<line.lastIndexOf(' ')].split(';')
        def found = methods.find { method -> stack.any { it == "it.LoadTest.$method" } }
        if (found && stack.any { it.startsWith(test) }) {
            sums[found] += line[line.lastIndexOf(' ') + 1..-1] as long
        }
    }
    def total = sums.values().sum()
    assert total > 0
    def found = sums.collectEntries { method, sum -> [method, 100.0 * sum / total] }
    println "$test: " + found.collect { method, share -> sprintf('%s %.0f %%', method, share as double) }.join(', ')
    found
}
def hottest = { found -> found.max { it.value }.key }

// The second call had no recording any more. A sampler sees the greatest first; how near its shares are is in docs/measuring.md.
assert hottest(shares('cpu.collapsed.txt', 'usesCpu', ['heavy', 'middle', 'light'])) == 'heavy'
assert hottest(shares('allocated.collapsed.txt', 'allocates', ['large', 'medium', 'small'])) == 'large'
def page = build.read('target/monitor/report/index.html')
assert page.contains('JFR took ')
