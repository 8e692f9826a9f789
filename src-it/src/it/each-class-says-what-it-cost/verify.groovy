import io.github.testmonitor.it.Build

def build = Build.of(basedir)
def lines = build.log().lines()
def ofModule = { String name ->
    def start = lines.findIndexOf { it.contains('-< it:' + name + ' >-') }
    def end = lines.findIndexOf(start + 1) { it.contains('-< it:') || it.contains('Reactor Summary') }
    lines.subList(start, end).findAll { it ==~ /\[INFO] CPU .*, allocated .*, peak heap .* -- in it\.GreedyTest.*/ }
}

assert ['oldest', 'newest', 'off', 'theirs'].collectMany { build.module(it).problems() } == []
assert build.log().problems() == []
assert !ofModule('oldest').isEmpty()
assert ofModule('newest').any { it =~ /allocated 1\d\.\d MiB/ }
assert ofModule('off').isEmpty()
assert ofModule('theirs').isEmpty()
