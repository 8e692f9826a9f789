import io.github.testmonitor.it.Jdks

context.userProperties.put('jvm', Jdks.java(25).get().toString())
