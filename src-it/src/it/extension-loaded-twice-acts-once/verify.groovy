import io.github.testmonitor.it.Build

def build = Build.of(basedir)

assert build.problems() == []
assert build.forkFiles().size() == 1
assert build.tests('hasOneAgent')*.status() == ['successful']
assert build.log().count('Agent prepared for ') == 1
assert build.log().count('Report: ') == 1
