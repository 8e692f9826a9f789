import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def page = build.read('target/reports/test-resources-aggregate.html')
def summary = build.read('target/monitor/report/summary.md').replace('\\', '')
def expected = [
    fixed         : ['1 test ran, but was not seen: argLine is fixed in the POM', 'Put @{argLine} at the front of it'],
    early         : ['1 test ran, but was not seen: argLine is fixed in the POM', 'Put @{argLine} at the front of it'],
    'another-name': ['1 test ran, but was not seen: argLine is fixed in the POM', 'Put @{argLine} at the front of it'],
    'without-fork': ['1 test ran, but was not seen: forkCount is 0, so that the tests run inside Maven', 'Set forkCount to 1 or more'],
    deactivated   : ['1 test ran, but was not seen: the agent was there, but no listener was told of them',
                     'Look for junit.platform.execution.listeners.deactivate']
]

for (module in expected.keySet()) {
    def line = summary.readLines().find { it.startsWith('- it:' + module + ':') || it.startsWith('- ' + module + ':') }
    assert line != null: module
    for (words in expected[module]) {
        assert line.contains(words)
        assert page.contains(words)
    }
    assert build.module(module).tests().isEmpty()
    assert build.module(module).ran() == 1
}
