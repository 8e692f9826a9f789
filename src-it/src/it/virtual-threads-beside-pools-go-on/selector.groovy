import io.github.testmonitor.it.Jdks
import io.github.testmonitor.it.Selected

return Selected.when(basedir, Jdks.java(25).isPresent(), 'no JDK 25 here')
