import io.github.testmonitor.it.Jdks

new File(basedir, 'toolchains.xml').text = """\
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides><version>25</version></provides>
    <configuration><jdkHome>${Jdks.java(25).get().parent.parent}</jdkHome></configuration>
  </toolchain>
</toolchains>
"""
return true
