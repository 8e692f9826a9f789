import io.github.testmonitor.it.Build
import io.github.testmonitor.it.MavenCall
import java.util.concurrent.TimeUnit

def build = Build.of(basedir)
def call = MavenCall.of(new File(mavenHome as String), basedir, localRepositoryPath)
def waitFor = { String what, Closure<Boolean> condition ->
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3)
    while (!condition()) {
        assert System.nanoTime() < end: what
        Thread.sleep(100)
    }
}
// Who was started in the background has SIGINT switched off for good, his children too: env switches it on again.
def maven = call.by('env', '--default-signal=INT').start('interrupted.log', 'test')
waitFor('the test has started') { build.forkFiles().any { it.lost()*.methodName() == ['waitsForCtrlC'] } }
def fork = ProcessHandle.of(build.forkFiles()[0].started().pid as long).get()
assert ['kill', '-INT', maven.pid() as String].execute().waitFor() == 0
assert maven.waitFor(2, TimeUnit.MINUTES)
assert maven.exitValue() == 130
waitFor('the fork has ended') { !fork.alive }
assert build.forkFileProblems() == []
assert !build.has('target/monitor/report')

assert call.run('later.log', 'monitor:report') == 0
assert build.log('later.log').problems() == []
def page = build.read('target/monitor/report/index.html')
def summary = build.read('target/monitor/report/summary.md')
assert ['waitsForCtrlC', 'isQuick'].every { page.contains(it) }
assert summary.contains('waitsForCtrlC')
assert build.forkFiles()[0].lost()*.methodName() == ['waitsForCtrlC']
assert build.tests('isQuick')*.status() == ['successful']
assert build.read('target/reports/test-resources.html').contains('fluido')
