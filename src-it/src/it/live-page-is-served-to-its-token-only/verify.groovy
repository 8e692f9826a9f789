import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def address = URI.create(new File(basedir, 'target/address.txt').text)

// Once, as information, and nothing of it to the forks' own output.
assert build.log().lines().findAll { it.contains(address.toString()) }.size() == 1
try {
    new Socket(address.host, address.port).close()
    assert false : 'something listens still'
} catch (ConnectException gone) {
}

def metrics = new File(basedir, 'target/monitor/metrics.openmetrics.txt').text
assert metrics.contains('monitor_module_tests{module="it:it",outcome="successful"} 4')
assert metrics.endsWith('# EOF\n')
[metrics, new File(basedir, 'target/metrics.txt').text].each { text ->
    if (new File('/usr/bin/promtool').canExecute()) {
        def promtool = ['/usr/bin/promtool', 'check', 'metrics'].execute()
        promtool.withWriter { it << text }
        def said = promtool.err.text + promtool.in.text
        assert promtool.waitFor() == 0 : said
        assert said.isEmpty()
    }
}
assert build.log().problems() == []
