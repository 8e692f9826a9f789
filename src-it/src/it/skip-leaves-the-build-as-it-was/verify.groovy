import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.read('target/arguments').readLines() == ['-Dit.word=fixed']
assert !build.has('target/monitor')
assert build.log().problems() == []
