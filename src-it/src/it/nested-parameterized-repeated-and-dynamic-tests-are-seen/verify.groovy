import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def classes = build.containers()*.className()

assert build.problems() == []
assert build.tests().size() == 10
assert build.tests('plain')*.className().toSet() ==
        ['it.ShapesTest', 'it.ShapesTest$Inner', 'it.ShapesTest$Inner$Innermost'] as Set
assert build.tests('parameterized').size() == 2
assert build.tests('repeated').size() == 3
assert build.tests().collect { it.displayName() }.containsAll(['flat', 'deep'])
assert classes.containsAll(['it.ShapesTest', 'it.ShapesTest$Inner', 'it.ShapesTest$Inner$Innermost'])
assert build.tests().every { it.started().parent != null }
