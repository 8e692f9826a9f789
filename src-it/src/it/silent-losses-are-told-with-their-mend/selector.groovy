import io.github.testmonitor.it.Selected

return Selected.when(basedir, matrix == 'all', 'only with -Pmatrix')
