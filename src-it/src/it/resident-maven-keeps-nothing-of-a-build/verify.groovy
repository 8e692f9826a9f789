import io.github.testmonitor.it.Build
import io.github.testmonitor.it.MavenCall
import io.github.testmonitor.it.ResidentMaven

// The invoker's own Maven has done nothing; this one stays for three builds.
def left = ResidentMaven.of(MavenCall.of(new File(mavenHome as String), basedir, localRepositoryPath)).run(3)

assert left*.exitCode() == [0, 0, 0]
assert left*.build().toSet().size() == 3
assert left.collectMany { it.behind() } == []
// The first build loads what stays for good; from then on nothing is added.
assert left[2].grownSince(left[1]) == []
assert ['forked', 'forkless'].collectMany { Build.of(basedir).module(it).problems() } == []
assert Build.of(basedir).log('resident.log').count('Report: ') == 3
assert Build.of(basedir).log('resident.log').problems() == []
