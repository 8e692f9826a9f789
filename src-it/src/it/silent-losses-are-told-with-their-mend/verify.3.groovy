import io.github.testmonitor.it.Build

def errors = Build.of(basedir).log().lines().findAll { it.startsWith('[ERROR]') }

for (words in ['argLine is fixed in the POM', 'forkCount is 0', 'listeners.deactivate']) {
    assert errors.any { it.contains(words) }: words
}
