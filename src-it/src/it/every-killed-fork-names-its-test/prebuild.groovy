import io.github.testmonitor.it.RandomDeaths

RandomDeaths.of(basedir).write(matrix == 'all' ? 200 : 6)
