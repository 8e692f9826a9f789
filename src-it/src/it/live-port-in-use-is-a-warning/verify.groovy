import io.github.testmonitor.it.Build

def taken = context.get('taken')
taken.close()

def log = Build.of(basedir).log()
assert log.lines().findAll { it.startsWith('[WARNING]') && it.contains("port ${taken.localPort} of monitor.live.port cannot be had") }.size() == 1
assert log.lines().every { !it.contains('Live page') }
assert Build.of(basedir).has('target/monitor/report/index.html')
assert log.problems() == []
