import io.github.testmonitor.it.matrix.Matrix

assert Matrix.ofForks(matrix).problems(basedir, new File(matrixRows)) == []
