import io.github.testmonitor.it.Build

def root = Build.of(basedir)
def modules = ['stock', 'orders', 'pricing', 'forecast'].collect { root.module(it) }
def (stock, orders, pricing, forecast) = modules
def aggregate = new File(basedir, 'report/target/reports/test-resources-aggregate.html').text

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
