import io.github.testmonitor.it.matrix.Matrix

Matrix.ofForks(matrix).writeTo(basedir, new File(matrixTests))
