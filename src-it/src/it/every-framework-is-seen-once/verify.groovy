import io.github.testmonitor.it.matrix.Matrix

assert Matrix.ofFrameworks(matrix).problems(basedir, new File(matrixRows)) == []
