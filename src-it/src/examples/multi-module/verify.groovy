import io.github.testmonitor.it.Build

def root = Build.of(basedir)
def modules = ['stock', 'orders', 'pricing', 'forecast'].collect { root.module(it) }
def (stock, orders, pricing, forecast) = modules
def aggregate = new File(basedir, 'report/target/reports/test-resources-aggregate/data/tests.js').text

modules.each { assert it.problems() == [] }
assert root.log().problems() == []
assert stock.tests().size() == 5
assert stock.forkFiles()*.started()*.fork as Set == [1, 2] as Set
assert orders.forkFiles('surefire-default-test').size() == 1
assert orders.forkFiles('failsafe-default').size() == 1
assert orders.tests().size() == 4
assert pricing.tests().size() == 5
assert forecast.tests().size() == 4
assert modules*.buildFile()*.buildId.toSet().size() == 1
['InventoryTest', 'OrderBookIT', 'DiscountTest', 'DemandTest'].each { assert aggregate.contains(it) }
assert root.log().lines().any { it.startsWith('[WARNING]') && it.contains('a_large_warehouse_has_many_lines') }
assert root.read('target/monitor/report/index.html').contains('OrderBookIT')
def forks = root.read('target/monitor/report/data/run.js')
['stock', 'orders', 'pricing', 'forecast'].each { assert forks.contains("\"module\":\"com.example.warehouse:$it\"") }
assert forks.contains('failsafe:default')
assert new File(basedir, 'report/target/reports/test-resources-aggregate.html').text.contains('Which tests used most CPU')
