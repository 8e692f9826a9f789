import io.github.testmonitor.it.Jdks

Jdks.java(25).ifPresent {
    context.userProperties.put('newer.jvm', it.toString())
}
