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
['report.css', 'report.js', 'uplot.js', 'data/run.js', 'data/tests.js', 'data/fork-1.js', 'tests.csv'].each {
    assert new File(basedir, "target/site/test-resources/$it").length() > 0
    assert new File(basedir, "target/site/de/test-resources/$it").length() > 0
}
assert page.contains('All tests')
assert build.read('target/site/de/test-resources.html').contains('Welche Tests am meisten CPU brauchten')
assert build.read('target/site/de/project-reports.html').contains('Testressourcen')
assert build.read('target/monitor/report/test-resources.html').contains('id="mon-data-tests"')
assert build.forkFiles().size() == 1
