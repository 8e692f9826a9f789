import io.github.testmonitor.it.Selected

// Version 1 of the memory controller, and a user who may make a cgroup of it.
def memory = new File('/sys/fs/cgroup/memory')
def group = new File(memory, 'test-monitor-it')
def counts = new File(memory, 'memory.oom_control')
boolean may = counts.canRead() && counts.text.contains('oom_kill ') && (group.isDirectory() || group.mkdir())
return Selected.when(basedir, may, 'no cgroup of memory can be made here')
