import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def setUp = build.containers().find { it.className() == 'it.SetUpTest' }

assert build.problems() == []
assert setUp.allocatedBytes() >= 128L << 20
assert setUp.allocatedBytes() < 160L << 20
assert build.tests().size() == 2
assert build.tests().every { it.allocatedBytes() < 32L << 20 }
