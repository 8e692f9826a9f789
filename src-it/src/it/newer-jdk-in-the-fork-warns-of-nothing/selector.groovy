import io.github.testmonitor.it.Jdks

return Jdks.java(25).isPresent()
