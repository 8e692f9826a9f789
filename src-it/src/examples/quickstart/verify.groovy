import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def setUp = build.containers().find { it.className() == 'com.example.shop.CatalogTest' }
def catalog = build.tests().findAll { it.className() == 'com.example.shop.CatalogTest' }

assert build.problems() == []
assert build.tests().size() == 20
assert setUp.cpuNanos() > catalog*.cpuNanos().sum()
assert setUp.allocatedBytes() > catalog*.allocatedBytes().sum()
assert build.tests().max { it.allocatedBytes() }.methodName() == 'a_year_has_a_line_for_every_sale'
assert build.tests().sort(false) { -it.cpuNanos() }.take(3)*.methodName().contains('eleven_stops_on_a_circle_are_visited_in_turn')
assert build.read('target/monitor/report/index.html').contains('SalesReportTest')
assert build.read('target/site/test-resources.html').contains('SalesReportTest')
assert build.read('target/site/index.html').contains('Quickstart')
assert build.read('target/site/project-reports.html').contains('href="test-resources.html"')
