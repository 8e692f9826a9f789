import io.github.testmonitor.it.Jdks

Jdks.java(25).ifPresent {
    context.userProperties.put('newer.jvm', it.toString())
    // The test frees its memory by Unsafe, which this JDK would warn of.
    context.userProperties.put('newer.options', '--sun-misc-unsafe-memory-access=allow')
}
