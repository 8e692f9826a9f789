import io.github.testmonitor.it.Build
import io.github.testmonitor.it.Jdks
import io.github.testmonitor.it.MavenCall

// The invoker's own Maven has done nothing; these two run on JDK 25.
def newer = Jdks.java(25).get().parent.parent.toString()
def call = MavenCall.of(new File(mavenHome as String), basedir, localRepositoryPath).with('JAVA_HOME', newer)
def warnings = { String log -> new File(basedir, log).readLines('UTF-8').findAll { it.startsWith('WARNING: ') }.toSet() }

assert call.run('without.log', 'verify', '-Dmonitor.skip') == 0
assert call.run('with.log', 'verify') == 0
assert warnings('with.log') - warnings('without.log') == [] as Set
assert ['forked', 'forkless'].collectMany { Build.of(basedir).module(it).problems() } == []
assert ['forked', 'forkless'].every { Build.of(basedir).module(it).forkFiles()[0].started().jvm.version.startsWith('25') }
