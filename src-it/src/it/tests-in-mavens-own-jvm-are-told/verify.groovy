import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.tests('one')*.status() == ['successful']
assert build.read('target/monitor/report/summary.md').contains('its tests ran inside Maven')
