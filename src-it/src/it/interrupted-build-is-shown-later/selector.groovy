import io.github.testmonitor.it.Selected

// SIGINT is switched off for good in what was started in the background, unless env switches it on again.
boolean may = ['sh', '-c', 'env --default-signal=INT true'].execute().waitFor() == 0
return Selected.when(basedir, may, 'no env --default-signal here')
