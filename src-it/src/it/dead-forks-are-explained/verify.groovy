import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def summary = build.read('target/monitor/report/summary.md').replace('\\', '')
def page = build.read('target/monitor/report/index.html')
def verdict = { String module ->
    def banner = summary.substring(summary.indexOf('(' + module + ')'))
    (banner =~ /Verdict: (.*?)\.\n/)[0][1]
}
def expected = [
    exit      : 'System.exit or halt',
    halt      : 'System.exit or halt',
    killed    : 'killed with headroom, by whom is unknown',
    terminated: 'killed with headroom, by whom is unknown',
    heap      : 'Java heap exhausted',
    metaspace : 'metaspace exhausted',
    crash     : 'JVM crash',
    timeout   : 'timeout of Surefire'
]

expected.keySet().each { module ->
    assert build.module(module).forkFileProblems() == []
    assert build.module(module).forkFiles().collectMany { it.lost() }*.methodName() == ['endsItsFork']
}
assert expected.keySet().collectEntries { [it, verdict(it)] } == expected
expected.values().each { assert page.contains(it) }
assert summary.contains('Surefire saw exit code 6.')
assert summary.contains('Surefire saw exit code 137 (SIGKILL).')
assert summary =~ /The JVM wrote a heap dump: .*heap\/java_pid\d+\.hprof/
assert summary =~ /The JVM wrote an error file: .*crash\/hs_err_pid\d+\.log/
assert build.log().contains('(exit): System.exit or halt, exit code 5')
