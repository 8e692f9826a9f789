import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def expected = [
    exit      : ['System.exit or halt', 'Its shutdown hooks ran, as System.exit does it.', 'Surefire saw exit code 5.'],
    halt      : ['System.exit or halt', 'Its shutdown hooks did not run, as Runtime.halt does it.', 'Surefire saw exit code 6.'],
    killed    : ['killed, by whom is unknown', 'counter of kills for memory stood still.', 'Surefire saw exit code 137 (SIGKILL).'],
    terminated: ['killed, by whom is unknown', 'counter of kills for memory stood still.', 'Surefire saw exit code 143 (SIGTERM).'],
    heap      : ['Java heap exhausted', 'The JVM said: OutOfMemoryError: Java heap space.', 'The JVM wrote a heap dump: '],
    metaspace : ['metaspace exhausted', 'The JVM said: OutOfMemoryError: Metaspace.', 'Surefire saw exit code 3'],
    crash     : ['JVM crash', 'The JVM wrote an error file: ', 'It says: SIGSEGV'],
    timeout   : ['timeout of Surefire', 'Surefire ended it after forkedProcessTimeoutInSeconds.', 'At its last sample it had ']
]
// What is said of a fork, up to the next one: as text without marks, on one line.
def plain = { String text -> text.replaceAll('<[^>]*>', ' ').replace('&#39;', "'").replace('\\', '').replaceAll('\\s+', ' ') }
def said = { String text, String module ->
    def start = text.indexOf('(' + module + ')')
    def end = text.indexOf('Fork ', start)
    text.substring(start, end < 0 ? text.length() : end)
}
def summary = plain(build.read('target/monitor/report/summary.md'))
def page = plain(build.read('target/monitor/report/index.html').split('</style>')[-1])
def console = plain(build.log().lines().collect { it.replaceFirst('^\\[INFO\\]', '') }.join('\n')).split('died fork 1 ')[1]

expected.each { module, words ->
    assert build.module(module).forkFileProblems() == []
    assert build.module(module).forkFiles().collectMany { it.lost() }*.methodName() == ['endsItsFork']
    words.each {
        assert said(summary, module).contains(it)
        assert said(page, module).contains(it)
    }
    assert said(summary, module).contains("Verdict: ${words[0]}.")
}
// The console names three and counts the others.
assert console.contains('System.exit or halt, exit code 5. Its shutdown hooks ran, as System.exit does it.')
assert console.contains('fork 2 (halt): System.exit or halt, exit code 6. Its shutdown hooks did not run, as Runtime.halt does it.')
assert console.contains('fork 3 (killed): killed, by whom is unknown, exit code 137. ')
assert console.contains('5 more')
assert new File(basedir, 'heap').list().any { it ==~ /java_pid\d+\.hprof/ }
assert new File(basedir, 'crash').list().any { it ==~ /hs_err_pid\d+\.log/ }
