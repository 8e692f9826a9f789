import io.github.testmonitor.it.Build

def log = Build.of(basedir).log()
def warnings = log.lines().findAll { it.startsWith('[WARNING] The tests of ') }

// What can be told before the tests run.
assert warnings.count { it.contains('<argLine>@{argLine} -Xmx256m</argLine>') && it.contains('<extensions>true</extensions>') } == 1
assert warnings.count { it.contains('<argLine>@{argLine} -Dit.early=true -Xmx256m</argLine>') } == 1
assert warnings.count { it.contains("run inside Maven's own JVM") && it.contains('<forkCount>1</forkCount>') } == 1
assert warnings.count { it.contains('<argLine>@{argLine} @{their.arguments}</argLine>') } == 1
assert log.count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0') >= 5
assert log.problems() == []
