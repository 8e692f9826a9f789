import io.github.testmonitor.it.Build

def again = Build.of(basedir).module('again')
def once = Build.of(basedir).module('once')

assert again.problems() == []
assert again.forkFiles()*.started()*.buildId == [again.buildFile().buildId]
assert once.forkFiles()*.started()*.buildId == [once.buildFile().buildId]
assert again.buildFile().buildId != once.buildFile().buildId
assert Build.of(basedir).read('target/reports/test-resources-aggregate.html').contains('is of another build')
assert Build.of(basedir).log().problems() == []
