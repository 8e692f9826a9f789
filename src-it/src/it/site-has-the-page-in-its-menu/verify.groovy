import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def page = build.read('target/site/test-resources.html')
def menu = build.read('target/site/project-reports.html')

assert build.problems() == []
assert page.contains('GreedyTest')
assert page.contains('takes &lt;b&gt;20')
assert !page.contains('<b>20</b>')
assert page.contains('fluido')
assert menu.contains('href="test-resources.html"')
assert new File(basedir, 'target/site/test-resources').list().size() > 0
assert build.forkFiles().size() == 1
