import io.github.testmonitor.it.Jdks

context.userProperties['jvm'] = Jdks.java(25).get().toString()
