import io.github.testmonitor.it.Jdks

def shenandoah = { String java -> [java, '-XX:+UseShenandoahGC', '-version'].execute().waitFor() == 0 ? '-XX:+UseShenandoahGC' : '-XX:+UseG1GC' }
context.userProperties.put('shenandoah', shenandoah(System.getProperty('java.home') + '/bin/java'))
Jdks.java(25).ifPresent {
    context.userProperties.put('newer.jvm', it.toString())
    context.userProperties.put('newer.shenandoah', shenandoah(it.toString()))
}
