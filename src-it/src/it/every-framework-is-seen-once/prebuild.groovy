import io.github.testmonitor.it.matrix.Matrix

Matrix.ofFrameworks(matrix).writeTo(basedir, new File(matrixTests))
