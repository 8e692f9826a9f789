import io.github.testmonitor.it.Build

// The invoker's own Maven has done nothing; this one lives in a cgroup, as in a container with 700 MiB.
def group = new File('/sys/fs/cgroup/memory/test-monitor-it')
group.mkdir()
new File(group, 'memory.limit_in_bytes').text = '700M'
def command = "echo \$\$ > '${group}/cgroup.procs' && exec '${mavenHome}/bin/mvn' -B -s '${basedir.parentFile}/interpolated-settings.xml' " +
        "-Dmaven.repo.local='${localRepositoryPath}' test"
def maven = new ProcessBuilder('sh', '-c', command.toString()).directory(basedir)
    .redirectErrorStream(true).redirectOutput(new File(basedir, 'kernel.log')).start()
assert maven.waitFor() != 0
group.delete()

def build = Build.of(basedir)
def summary = build.read('target/monitor/report/summary.md').replace('\\', '')

assert build.forkFileProblems() == []
assert build.forkFiles().collectMany { it.lost() }*.methodName() == ['takesAllThereIs']
assert summary.contains('Verdict: killed by the kernel for memory.')
assert summary.contains('Surefire saw exit code 137 (SIGKILL).')
assert build.log('kernel.log').contains('killed by the kernel for memory, exit code 137')
