import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
def folder = new File(basedir, 'target/monitor/forks/surefire-default-test')
assert folder.list().findAll { it.endsWith('.profile') }.size() == 1
assert folder.list().every { !it.endsWith('.jfr') }
assert build.forkFiles()[0].records('unavailable').every { it.probe != 'profile' }
assert build.log().lines().every { !it.contains('jfr,') }
