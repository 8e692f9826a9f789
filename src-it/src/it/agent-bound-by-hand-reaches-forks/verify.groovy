import io.github.testmonitor.it.Build
import java.util.zip.ZipFile

['plain', 'late'].each { module ->
    def build = Build.of(basedir).module(module)

    assert build.problems() == []
    assert build.tests('one').size() == 1
    assert build.forkFiles('unknown').size() == 1
    assert build.forkFiles()[0].started().buildId == build.buildFile().buildId
}
assert Build.of(basedir).log().problems() == []

// The jar for the JVM's own class loader, as the build has made it: our classes alone, and the JVM's name for what is compiled apart.
def versions = new File(basedir, 'target/monitor/agent').listFiles()
assert versions.size() == 1
new ZipFile(new File(versions[0], 'monitor-boot.jar')).withCloseable { jar ->
    assert jar.entries().every { it.name ==~ '(io/|META-INF/).*' }
    def line = new String(jar.getInputStream(jar.getEntry('io/github/testmonitor/record/JsonLine.class')).bytes, 'ISO-8859-1')
    assert line.contains('Ljdk/internal/vm/annotation/DontInline;') && !line.contains('CompiledApart')
}
